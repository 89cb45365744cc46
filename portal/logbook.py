"""The log of who did what, for administrators to read: articles, accounts, signing in."""

from django.contrib import admin
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.paginator import InfinitePaginator

PeriodFilter = import_string("news.admin.periodfilter.PeriodFilter")


def name_of(person):
    return person.get_full_name() or person.get_username()


class WhoFilter(admin.RelatedFieldListFilter):
    """The people by the names under which they stand in the list."""

    def field_choices(self, field, request, model_admin):
        return sorted(((person.pk, name_of(person)) for person in User.objects.all()), key=lambda choice: choice[1])


@admin.register(LogEntry)
class LogbookAdmin(ModelAdmin):
    list_display = ["action_time", "who", "what", "of_what"]
    list_display_links = None
    list_filter = [("action_time", PeriodFilter), ("user", WhoFilter), "action_flag"]
    list_select_related = ["user", "content_type"]
    search_fields = ["object_repr__folded", "change_message__folded"]
    search_help_text = _("Searches what was done, and with what.")
    list_before_template = "admin/searched_lines.html"
    most_searched = 20_000  # Each line is read, which costs SQLite 2 µs a word and text.
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    paginator = InfinitePaginator  # Counting what is found takes as long as finding it.
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_search_results(self, request, entries, text):
        """Among the newest lines of the period and the people that were chosen."""
        older = entries.order_by("-pk").values("pk")[self.most_searched : self.most_searched + 1]
        searched = entries.filter(pk__gt=Coalesce(Subquery(older), 0)) if text else entries
        return super().get_search_results(request, searched, text)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @display(description=_("who"), ordering="user")
    def who(self, entry):
        return name_of(entry.user)

    @display(description=_("what"))
    def what(self, entry):
        if entry.action_flag == ADDITION:
            return _("Added")
        if entry.action_flag == DELETION:
            return entry.change_message or _("Deleted")
        return entry.get_change_message()

    @display(description=_("with what"))
    def of_what(self, entry):
        return f"{entry.content_type.name}: {entry.object_repr}" if entry.content_type else entry.object_repr
