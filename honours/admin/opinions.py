"""OpinionAdmin: what people wrote about a consultation, read, noted, answered and exported by editors."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.forms import ModelForm
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from honours import log
from honours.consultations import opinion_table
from honours.consultations.receipt_page import plain_code
from honours.models import Consultation, Opinion
from news.admin.model_admin import NewsModelAdmin
from table_files import xlsx_response

WRITTEN = ["consultation", "nominee", "text", "name", "contact", "readable_code", "received_at"]
COLOURS = {"new": "warning", "noted": "info", "answered": "success"}


class OpinionForm(ModelForm):
    """Refuses “answered” without an answer, and an answer that its writer would not see."""

    def clean(self):
        entered = super().clean()
        is_answered, answer = entered.get("status") == Opinion.Status.ANSWERED, entered.get("answer")
        if is_answered and not answer:
            raise ValidationError({"answer": _("Write the answer, or choose “Noted”.")})
        if answer and not is_answered:
            raise ValidationError({"status": _("Choose “Answered”: otherwise the writer does not see the answer.")})
        return entered


@admin.register(Opinion)
class OpinionAdmin(NewsModelAdmin):
    form = OpinionForm
    list_display = ["said", "consultation", "nominee", "shown_status", "received_at"]
    list_filter = ["status", "consultation"]
    list_select_related = ["consultation", "nominee"]
    list_per_page = 50
    search_fields = ["text__folded", "name__folded"]
    search_help_text = gettext_lazy("Text, name or receipt code.")
    actions = None
    readonly_fields = [*WRITTEN, "answered_at", "answered_by"]
    fieldsets = [
        (None, {"fields": WRITTEN}),
        (gettext_lazy("Answer"), {"fields": ["status", "answer", ("answered_at", "answered_by")]}),
    ]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 5})}}
    list_before_template = "admin/honours/opinion/export.html"

    @display(description=gettext_lazy("opinion"))
    def said(self, opinion):
        return Truncator(opinion.text).chars(120)

    @display(description=gettext_lazy("status"), ordering="status", label=COLOURS)
    def shown_status(self, opinion):
        return opinion.status, opinion.get_status_display()

    def get_search_results(self, request, opinions, text):
        """Search the texts and names and, however a receipt code is written, the codes."""
        found, may_repeat = super().get_search_results(request, opinions, text)
        return found | opinions.filter(code=plain_code(text)), may_repeat

    def has_add_permission(self, request):
        return False

    def save_model(self, request, opinion, form, change):
        if {"status", "answer"} & set(form.changed_data):
            opinion.answered_at, opinion.answered_by = timezone.now(), request.user
        super().save_model(request, opinion, form, change)

    def changelist_view(self, request, extra_context=None):
        consultations = Consultation.objects.filter(opinions__isnull=False).distinct()
        return super().changelist_view(request, {"consultations": consultations} | (extra_context or {}))

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("xlsx/", export, name="honours_opinion_export"), *super().get_urls()]

    def export(self, request):
        """Deliver the opinions on the posted consultation as XLSX; they name people, so the log tells who took them."""
        return _exported(request) if self.has_view_permission(request) else _refuse()


def _refuse():
    raise PermissionDenied


@require_POST
def _exported(request):
    pk = request.POST.get("consultation", "")
    consultation = get_object_or_404(Consultation, pk=pk if pk.isascii() and pk.isdigit() and len(pk) < 19 else 0)
    log.write(consultation, request.user, _("Exported the opinions."))
    name = f"y-kien-{consultation.slug[:60]}-{timezone.localdate()}.xlsx"
    return xlsx_response(opinion_table.table(consultation), name)
