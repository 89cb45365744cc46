"""The rows within the form of a consultation: its nominees and its files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminTextareaWidget

from honours.admin import parts
from honours.models import ConsultationFile, Nominee


class NomineeInline(StackedInline):
    model = Nominee
    fields = [("recipient", "honour"), ("address", "name"), ("post", "unit_text"), "summary", "order"]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})}}
    ordering_field = "order"
    hide_ordering_field = True
    extra = 0
    max_num = 100
    verbose_name_plural = _("Who is proposed")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return parts.labelled(super().formfield_for_dbfield(db_field, request, **kwargs))


class FileInline(parts.FileInline):
    model = ConsultationFile
