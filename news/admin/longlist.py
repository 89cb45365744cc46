"""A list of a hundred thousand articles: the page is found in narrow indexes, and only the next pages are counted."""

from django.core.paginator import Paginator
from unfold.views import ChangeList

AHEAD = 1000
# Where the last page ends: PostgreSQL looks at the words of each before it. Narrowed further, the rest is found too.
DEEPEST, DEEPEST_FOUND = 10**7, 5000


class Pages(Paginator):
    template_name = "admin/news/article/pages.html"


class LongList(ChangeList):
    """Exact up to AHEAD articles from the open page on; `goes_on` when there are more of them."""

    def get_results(self, request):
        numbers, before, ahead = self._from_page()
        self.goes_on = len(numbers) > ahead
        self.result_count = before + min(len(numbers), ahead)
        self.multi_page = self.result_count > self.list_per_page
        self.can_show_all = not before and self.result_count <= self.list_max_show_all
        shown = numbers if self.show_all and self.can_show_all else numbers[: self.list_per_page]
        articles = self.root_queryset.filter(pk__in=shown).order_by(*self.queryset.query.order_by)
        self.result_list = self.apply_select_related(articles)
        self.paginator = Pages(range(self.result_count), self.list_per_page)
        self.show_full_result_count, self.show_admin_actions = False, True
        # Unfold tells the number beside the title unless these are the same.
        self.full_result_count = self.result_count if self.goes_on else None

    def _from_page(self):
        """The numbers from the open page on, how many stand before it, and are counted; else those of page 1."""
        before = (self.page_num - 1) * self.list_per_page
        ahead = min(AHEAD, (DEEPEST_FOUND if self.query else DEEPEST) - before)
        if before > 0 and ahead > 0 and (numbers := self._numbers(before, ahead)):
            return numbers, before, ahead
        self.page_num = 1
        return self._numbers(0, AHEAD), 0, AHEAD

    def _numbers(self, before, ahead):
        """One more than are counted."""
        return list(self.queryset.values_list("pk", flat=True)[before : before + ahead + 1])
