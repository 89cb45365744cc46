"""The admin site of reporters, editors and administrators, and its sidebar."""

import re
from functools import partial, wraps

from django.conf import settings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import TO_FIELD_VAR, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from unfold.forms import AuthenticationForm
from unfold.sites import UnfoldAdminSite

from news.text import editor
from portal.accounts import second_factor, signing_in
from portal.accounts.logged_forms import logging_changes

STYLES = {"style-src-elem": [*settings.ADMIN_CSP["style-src-elem"], *editor.STYLE_HASHES]}
admin_policy = csp_override(settings.ADMIN_CSP | STYLES)
ROW = re.compile("[0-9]{1,18}")


def refuse_nonsense(view):
    """Answer 400 where Django's lists answer 500: to a pk or a page number that no database can hold."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        if not all(ROW.fullmatch(number) for number in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest
        if TO_FIELD_VAR in request.GET or TO_FIELD_VAR in request.POST:
            raise BadRequest  # Of popups that add a related row, which this admin does not have.
        try:
            return view(request, *args, **kwargs)
        except (OverflowError, DataError) as error:
            if request.method == "GET":
                raise BadRequest from error
            raise

    return answered


@method_decorator(admin_policy, name="login")
class PortalAdminSite(UnfoldAdminSite):
    """Unfold's admin site with its own Content-Security-Policy, the log and the second factor."""

    index_title = _("The desk")

    def register(self, model_or_iterable, admin_class=None, **options):
        super().register(model_or_iterable, logging_changes(admin_class or ModelAdmin), **options)

    def admin_view(self, view, cacheable=False):
        opened = super().admin_view(refuse_nonsense(view), cacheable)

        @wraps(view)
        def answered(request, *args, **kwargs):
            if request.method != "POST" or self.has_permission(request) or request.path == reverse("admin:logout"):
                return opened(request, *args, **kwargs)
            return redirect_to_login(signing_in.page_with_the_button(request), reverse("admin:login"))

        return admin_policy(answered)

    def each_context(self, request):
        # Unfold would write the colours into every page as a style element; they are in desk.css.
        return super().each_context(request) | {"colors": {}}

    def index(self, request, extra_context=None):
        """Redirect users who may see the statistics to the dashboard; show the others their tasks."""
        if request.user.has_perm("stats.view_statistics"):
            return redirect("statistics:dashboard")
        return super().index(request, extra_context)

    def work(self, request):
        """Show the tasks of this user: Django's index, under an address of its own."""
        return super().index(request)

    def login(self, request, extra_context=None):
        """Show the sign-in page; redirect a signed-in user, to the second factor's set-up if a role requires it."""
        if request.method == "GET" and super().has_permission(request):
            if second_factor.is_satisfied(request):
                return redirect("admin:index")
            return redirect_to_login(signing_in.wanted(request), reverse("admin:second_factor_setup"))
        context = self.each_context(request) | {
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        sign_in = signing_in.SignIn.as_view(extra_context=context, authentication_form=AuthenticationForm)
        return sign_in(request)

    def has_permission(self, request):
        """Return whether the user is staff and, if a role requires it by now, has the second factor."""
        return super().has_permission(request) and second_factor.is_satisfied(request)

    def get_urls(self):
        def page(view):
            return admin_policy(wraps(view)(partial(view, site=self)))

        return [
            path("viec-can-lam/", self.admin_view(self.work), name="work"),
            path("hai-lop/", page(signing_in.ask), name="second_factor"),
            path("hai-lop/thiet-lap/", page(signing_in.set_up), name="second_factor_setup"),
            path("hai-lop/ma.png", signing_in.picture, name="second_factor_picture"),
            *super().get_urls(),
        ]

    def search(self, request, extra_context=None):
        """Answer 404: Unfold's search finds names of models only, and fails with 500 for an invalid page number."""
        raise Http404


def navigation(request):
    """Return the entries of the sidebar that this user may open, by section."""
    people, daily, statistics, register = _("People and site"), _("News"), _("Statistics"), _("Register of honours")
    seeing, balances = "stats.view_statistics", "stats.change_articleopening"
    entries = [
        (statistics, _("Dashboard"), "monitoring", seeing, "statistics:dashboard"),
        (statistics, _("Articles by readers"), "leaderboard", seeing, "statistics:articles"),
        (statistics, _("Output"), "edit_note", seeing, "statistics:output"),
        (statistics, _("Monthly report"), "summarize", seeing, "statistics:report"),
        (statistics, _("Opening balances"), "start", "stats.change_siteopening", "stats_siteopening"),
        (statistics, _("Opening balances of articles"), "line_start", balances, "stats_articleopening"),
        (statistics, _("Imported history"), "history", "stats.add_historyimport", "statistics:history"),
        (statistics, _("What the numbers mean"), "help", seeing, "statistics:definitions"),
        (daily, _("To do"), "inbox", "news.change_article", "admin:work"),
        (daily, _("Articles"), "article", "news.change_article", "news_article"),
        (daily, _("Front page"), "view_quilt", "news.change_frontblock", "news_frontblock"),
        (daily, _("Notices"), "campaign", "news.change_notice", "news_notice"),
        (daily, _("Videos"), "movie", "news.change_video", "news_video"),
        (daily, _("Categories"), "category", "news.change_category", "news_category"),
        (daily, _("Topics"), "timeline", "news.change_topic", "news_topic"),
        (daily, _("Sources"), "news", "news.change_source", "news_source"),
        (daily, _("Old addresses"), "alt_route", "news.change_oldaddress", "news_oldaddress"),
        (daily, _("Imports"), "move_to_inbox", "news.change_importrun", "news_importrun"),
        (daily, _("Names"), "spellcheck", "news.change_boardname", "news_boardname"),
        (register, _("Decisions"), "military_tech", "honours.change_decision", "honours_decision"),
        (register, _("Yearly forms"), "summarize", "honours.view_decision", "admin:honours_decision_yearly_forms"),
        (register, _("Units"), "domain", "honours.change_unit", "honours_unit"),
        (register, _("Honours"), "award_star", "honours.change_honour", "honours_honour"),
        (register, _("Classes of persons"), "groups", "honours.change_personclass", "honours_personclass"),
        (register, _("Consultations"), "campaign", "honours.change_consultation", "honours_consultation"),
        (register, _("Opinions"), "forum", "honours.view_opinion", "honours_opinion"),
        (register, _("Public holidays"), "event_busy", "honours.view_publicholiday", "honours_publicholiday"),
        (people, _("Accounts"), "group", "accounts.change_user", "accounts_user"),
        (people, _("Second factor"), "phonelink_lock", "accounts.change_secondfactorrule", "accounts_secondfactorrule"),
        (people, _("Health of the site"), "monitor_heart", "operations.view_backup", "site_health"),
        (people, _("Log"), "history", "admin.view_logentry", "admin_logentry"),
        (people, _("Site identity"), "account_balance", "identity.change_siteidentity", "identity_siteidentity"),
        (people, _("Contacts"), "contact_phone", "identity.change_contact", "identity_contact"),
        (people, _("Links to other agencies"), "link", "identity.change_agencylink", "identity_agencylink"),
    ]
    allowed = [entry for entry in entries if request.user.has_perm(entry[3])]
    return [
        {"title": title, "items": [_item(request, *entry[1:]) for entry in allowed if entry[0] == title]}
        for title in dict.fromkeys(entry[0] for entry in allowed)
    ]


def _item(request, title, icon, permission, page):
    is_named = ":" in page or page == "site_health"
    link = reverse(page if is_named else f"admin:{page}_changelist")
    # The addresses of all statistics pages begin with the dashboard's.
    is_here = request.path == link or (request.path.startswith(link) and page != "statistics:dashboard")
    return {"title": title, "icon": icon, "link": link, "active": is_here}
