"""The changelist for 100,000 articles: pages come from covering indexes, and only the next 2,000 rows are counted."""

from django.contrib.admin.views.main import ORDER_VAR
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.utils.functional import cached_property
from unfold.views import ChangeList

from news.admin.article import columns
from news.bulk import steps
from news.models import Category

AHEAD = MOST_AT_ONCE = steps.MOST
# The last page ends here: PostgreSQL rechecks every hit before it. Narrower filters reach the others.
DEEPEST, DEEPEST_FOUND = 10**7, 5000
# Other columns cannot sort the hits of a search: PostgreSQL would read 98,000 hits first, in 0.9 s.
HITS_SORTED_BY = (columns.title, columns.state, columns.last_change)


class Pages(Paginator):
    template_name = "admin/news/article/pages.html"


class LongList(ChangeList):
    """A changelist with exact counts up to AHEAD articles from the open page on; `goes_on` if there are more."""

    def get_results(self, request):
        self.sortable_by = HITS_SORTED_BY if self.query else self.sortable_by
        pks, before, ahead = self._from_page()
        self.goes_on = len(pks) > ahead
        self.result_count = before + min(len(pks), ahead)
        self.may_choose_all = self.result_count <= MOST_AT_ONCE and not self.goes_on
        self.most_at_once = MOST_AT_ONCE
        self.multi_page = self.result_count > self.list_per_page
        self.can_show_all = not before and self.result_count <= self.list_max_show_all
        shown = pks if self.show_all and self.can_show_all else pks[: self.list_per_page]
        articles = self.root_queryset.filter(pk__in=shown).order_by(*self.queryset.query.order_by)
        self.result_list = self.apply_select_related(articles)
        self.paginator = Pages(range(self.result_count), self.list_per_page)
        self.show_full_result_count, self.show_admin_actions, self.full_result_count = False, True, None

    def get_ordering_field(self, field_name):
        if self.query and field_name not in HITS_SORTED_BY:
            return None
        is_placed = ORDER_VAR in self.params and field_name in (columns.category, columns.author)
        return self._places[field_name] if is_placed else super().get_ordering_field(field_name)

    def get_ordering(self, request, queryset):
        """Add the list's default order behind the chosen column, for rows that are equal in it."""
        chosen = super().get_ordering(request, queryset)
        if "updated_at" in chosen or "-updated_at" in chosen:
            return chosen
        return [*chosen[:-1], *self.model_admin.ordering]

    def _from_page(self):
        """Return the primary keys from the open page on, how many stand before it, and how many of them are counted."""
        deepest = DEEPEST_FOUND if self.query else DEEPEST
        before = (max(1, self.page_num) - 1) * self.list_per_page
        pks = self._pks(before, deepest)
        if before and not pks:
            # Show the last page instead, such as after deleting everything on a later one.
            count = self.queryset.order_by()[:deepest].count()
            before = max(0, count - 1) // self.list_per_page * self.list_per_page
            pks = self._last_pks(count - before) if count < deepest else self._pks(before, deepest)
        self.page_num = before // self.list_per_page + 1
        return pks, before, min(AHEAD, deepest - before)

    def _pks(self, before, deepest):
        """Return the primary keys of the counted articles, and of one more that shows whether the list goes on."""
        ahead = min(AHEAD, deepest - before)
        return list(self.queryset.values_list("pk", flat=True)[before : before + ahead + 1]) if ahead > 0 else []

    def _last_pks(self, few):
        """Return the last primary keys from the end, so that PostgreSQL does not skip over all the others again."""
        return list(self.queryset.reverse().values_list("pk", flat=True)[:few])

    @cached_property
    def _places(self):
        """Return expressions that sort articles by the names of their categories and authors."""
        categories = Category.objects.order_by("slug").values_list("pk", flat=True)
        authors = sorted(get_user_model().objects.all(), key=get_user_model().sort_key)
        return {
            columns.category: in_this_order("category", categories),
            columns.author: in_this_order("creator", [author.pk for author in authors]),
        }


def in_this_order(field, pks):
    """Return the place of each key as an expression; a join would make SQLite leave the covering index."""
    places = (When(**{field: pk}, then=place) for place, pk in enumerate(pks))
    return Case(When(**{field: None}, then=-1), *places)
