"""DecisionAdmin: the list of decisions, and the form in which one is prepared and published."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Sum
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from honours import workflow
from honours.admin import urls
from honours.admin.parts import ChangeInline, FileInline
from honours.models import Decision
from news.admin.model_admin import NewsModelAdmin

COLOURS = {"draft": "", "published": "success", "amended": "warning", "revoked": "danger"}


@admin.register(Decision)
class DecisionAdmin(NewsModelAdmin):
    list_display = ["named", "subject", "authority", "year", "state", "recipients"]
    list_display_links = ["named"]
    list_filter = ["status", "year", "method"]
    list_per_page = 30
    search_fields = ["number__folded", "subject__folded", "authority__folded"]
    search_help_text = gettext_lazy("Number, subject or authority, with or without marks.")
    ordering = [models.F("signed_on").desc(nulls_first=True), "-pk"]  # What waits for its date is not finished.
    actions = None
    inlines = [FileInline, ChangeInline]
    fieldsets = [
        (None, {"fields": [("number", "signed_on"), ("authority", "year"), ("signer", "signer_post"), "subject"]}),
        (gettext_lazy("Where it belongs"), {"fields": [("method", "topic"), "articles"]}),
        (gettext_lazy("For search engines"), {"fields": ["is_hidden_from_search_engines"]}),
    ]
    autocomplete_fields = ["articles", "topic"]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})}}
    change_form_before_template = "admin/honours/decision/state.html"
    list_before_template = "admin/honours/decision/list_tools.html"

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(recipients=Sum("grants__count"))

    @display(description=gettext_lazy("decision"), ordering="signed_on")
    def named(self, decision):
        return decision.title if decision.number else _("Without a number")

    @display(description=gettext_lazy("state"), ordering="status", label=COLOURS)
    def state(self, decision):
        return decision.status, decision.get_status_display()

    @display(description=gettext_lazy("recipients"), ordering="recipients")
    def recipients(self, decision):
        return decision.recipients or 0

    def get_changeform_initial_data(self, request):
        return {"year": timezone.localdate().year} | super().get_changeform_initial_data(request)

    # Permissions; the rules are in workflow.py

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or workflow.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or workflow.may_delete(request.user, obj))

    def view_on_site(self, decision):
        return decision.get_absolute_url() if decision.is_public else None

    # The page of one decision

    def changeform_view(self, request, *args, **kwargs):
        if "_publish" in request.POST and not workflow.may_publish(request.user):
            raise PermissionDenied
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_draft = obj is None or obj.status == Decision.Status.DRAFT
        context |= {
            "may_publish": is_draft and workflow.may_publish(request.user),
            "may_withdraw": obj and obj.status == Decision.Status.PUBLISHED and workflow.may_publish(request.user),
            "may_change": obj is not None and workflow.may_change(request.user, obj),
            "changes": obj.changes.select_related("earlier") if obj else [],
            "changed_by": obj.changed_by.select_related("later") if obj else [],
            "recipients": (obj.grants.aggregate(sum=Sum("count"))["sum"] or 0) if obj else 0,
            "show_save_and_add_another": False,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """Lead from a new decision to its list of recipients, which it needs next."""
        if "_publish" in request.POST:
            return self._published(request, obj)
        if "_recipients" in request.POST:
            return redirect("admin:honours_decision_recipients", obj.pk)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if "_publish" in request.POST:
            return self._published(request, obj)
        if "_recipients" in request.POST:
            return redirect("admin:honours_decision_recipients", obj.pk)
        return super().response_change(request, obj)

    def _published(self, request, decision):
        return steps_taken(request, decision, workflow.publish, pgettext("decision", "Published"))

    def get_urls(self):
        return [*urls.urls(self), *super().get_urls()]


def steps_taken(request, decision, step, done):
    """Take a step of the workflow, tell what became of it and return to the decision."""
    try:
        step(decision, request.user)
    except workflow.NotReady as error:
        messages.error(
            request, _("Not done. {reason} What you wrote is saved.").format(reason=" ".join(error.messages))
        )
    else:
        page = reverse("admin:honours_decision_change", args=[decision.pk])
        messages.success(request, format_html('{}: <a href="{}">{}</a>', done, page, decision))
    return redirect("admin:honours_decision_change", decision.pk)
