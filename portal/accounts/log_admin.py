"""The admin of the log, for administrators to read: articles, accounts, signing in."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.paginator import InfinitePaginator

from news.admin.period_filter import PeriodFilter
from portal.accounts import log_search, log_wording
from portal.accounts.models import User


class WhoFilter(admin.RelatedFieldListFilter):
    """Filters by user, with names and order as in the list of users."""

    def field_choices(self, field, request, model_admin):
        return [(user.pk, str(user)) for user in sorted(User.objects.all(), key=User.sort_key)]


@admin.register(LogEntry)
class LogbookAdmin(ModelAdmin):
    """The read-only list of log entries."""

    list_display = ["action_time", "who", "what", "of_what"]
    list_display_links = None
    list_filter = [("action_time", PeriodFilter), ("user", WhoFilter), "action_flag"]
    list_select_related = ["user", "content_type"]
    search_fields = ["object_repr", "change_message"]
    search_help_text = _("Searches who did what, and with what.")
    list_before_template = "admin/searched_lines.html"
    most_searched = 20_000  # Each line is put into words for it, which takes 5 µs.
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    paginator = InfinitePaginator  # Counting the results takes as long as finding them.
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_search_results(self, request, entries, text):
        """Search the newest `most_searched` of the filtered lines, by what they show."""
        if not text:
            return entries, False
        newest = entries.order_by("-pk")
        request.are_older_lines_left_out = newest[self.most_searched :].exists()
        return entries.filter(pk__in=log_search.found(newest[: self.most_searched], text)), False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @display(description=_("who"), ordering="user")
    def who(self, entry):
        return str(entry.user)

    @display(description=_("what"))
    def what(self, entry):
        return log_wording.deed(entry.action_flag, entry.change_message)

    @display(description=_("with what"))
    def of_what(self, entry):
        return log_wording.thing(entry.content_type and entry.content_type.name, entry.object_repr)
