"""ConsultationAdmin: the list of consultations, and the form in which one is prepared, published and ended."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from honours import log
from honours.admin.consultation_form import ConsultationForm
from honours.admin.consultation_rows import FileInline, NomineeInline
from honours.consultations import working_days
from honours.models import Consultation, ConsultationState, Opinion, Unit
from news.admin.model_admin import NewsModelAdmin

COLOURS = {"draft": "", "scheduled": "info", "open": "success", "closed": "warning", "ended": ""}


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return ConsultationState.choices

    def queryset(self, request, consultations):
        is_known = self.value() in ConsultationState.values
        return consultations.in_state(ConsultationState(self.value())) if is_known else consultations


@admin.register(Consultation)
class ConsultationAdmin(NewsModelAdmin):
    form = ConsultationForm
    inlines = [NomineeInline, FileInline]
    list_display = ["title", "shown_state", "opens_on", "closes_on", "opinion_count"]
    list_filter = [StateFilter]
    list_per_page = 30
    search_fields = ["title__folded"]
    actions = None  # What readers have seen stays, so nothing is deleted many at a time.
    fieldsets = [
        (None, {"fields": ["title", "proposal", ("opens_on", "working_days", "closes_on")]}),
        (gettext_lazy("Opinions"), {"fields": ["channels", ("takes_opinions", "opinions_kept_days")]}),
        (gettext_lazy("How it ended"), {"fields": ["result", ("result_on", "decision")]}),
    ]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})}}
    autocomplete_fields = ["decision"]
    change_form_before_template = "admin/honours/consultation/state.html"

    def get_queryset(self, request):
        new = Count("opinions", filter=Q(opinions__status=Opinion.Status.NEW))
        return super().get_queryset(request).annotate(opinion_total=Count("opinions"), opinions_new=new)

    @display(description=gettext_lazy("state"), ordering="closes_on", label=COLOURS)
    def shown_state(self, consultation):
        return consultation.state.value, consultation.state.label

    @display(description=gettext_lazy("opinions (of them new)"))
    def opinion_count(self, consultation):
        return f"{consultation.opinion_total} ({consultation.opinions_new})"

    def get_readonly_fields(self, request, obj=None):
        """What readers saw cannot open later; writers were told when their opinions are deleted."""
        fixed = {"opens_on": obj and obj.is_public, "opinions_kept_days": obj and obj.has_opinions}
        return [name for name, is_fixed in fixed.items() if is_fixed]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_public)

    def view_on_site(self, consultation):
        return consultation.get_absolute_url() if consultation.is_public else None

    # Saving and publishing

    def changeform_view(self, request, *args, **kwargs):
        if "_publish" in request.POST and not _may_publish(request):
            raise PermissionDenied
        return super().changeform_view(request, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        _link_units(form.instance)
        if form.instance.days_left >= 0 or form.instance.status == Consultation.Status.DRAFT:
            _tell_last_day(request, form.instance)

    def response_add(self, request, obj, post_url_continue=None):
        return self._published(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._published(request, obj) or super().response_change(request, obj)

    def _published(self, request, consultation):
        if "_publish" not in request.POST:
            return None
        if consultation.status == Consultation.Status.DRAFT:
            consultation.publish()
            words = _("Published the consultation.")
            log.write(consultation, request.user, words)
            day = date_format(consultation.opens_on, "SHORT_DATE_FORMAT")
            words = _("Published.") if consultation.is_public else _("Readers see it from {day}.").format(day=day)
            messages.success(request, words)
        return redirect("admin:honours_consultation_change", consultation.pk)

    # The page of one consultation

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_draft = obj is None or obj.status == Consultation.Status.DRAFT
        context |= {
            "may_publish": is_draft and _may_publish(request),
            "show_save_and_add_another": False,
            "left_out": working_days.left_out(obj) if obj else [],
            "opinions_new": obj.opinions.filter(status=Opinion.Status.NEW).count() if obj else 0,
            "opinion_total": obj.opinions.count() if obj else 0,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)


def _may_publish(request):
    return request.user.has_perm("honours.publish_consultation")


def _link_units(consultation):
    """Link the nominees' units that the register knows under the very name that was written."""
    unlinked = consultation.nominees.filter(unit=None).exclude(unit_text="")
    for unit in Unit.objects.filter(name__in=unlinked.values("unit_text")):
        unlinked.filter(unit_text=unit.name).update(unit=unit)


def _tell_last_day(request, consultation):
    """Warn of a last day that the calendar does not give, of an unknown year, and of a day that is over already."""
    known = working_days.calendar()
    reckoned = known.last_day(consultation.opens_on, consultation.working_days)
    if reckoned != consultation.closes_on:
        words = _("By the table of public holidays {days} working days end on {day}.")
        day = date_format(reckoned, "SHORT_DATE_FORMAT")
        messages.warning(request, words.format(days=consultation.working_days, day=day))
    for year in sorted({consultation.opens_on.year, consultation.closes_on.year}):
        if not known.is_complete(year):
            words = _(
                "The table of public holidays is not complete for {year}: ask an administrator to enter the days off, "
                "and compare the last day."
            )
            messages.warning(request, words.format(year=year))
    if consultation.status == Consultation.Status.DRAFT and consultation.opens_on < timezone.localdate():
        messages.warning(request, _("The opening day is over: readers would have fewer days than you promise."))
