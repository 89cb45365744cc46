"""The rows within the form of a consultation: its nominees and its files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from honours.models import ConsultationFile, Nominee


def labelled(field):
    """Return the field with a label of its own, which the rows that a script adds lack otherwise."""
    if field:
        # The buttons that add a related row open a frame, which the admin's content security policy forbids.
        field.widget = getattr(field.widget, "widget", field.widget)
        field.widget.attrs |= {"aria-label": field.label}
    return field


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
        return labelled(super().formfield_for_dbfield(db_field, request, **kwargs))


class FileInline(TabularInline):
    model = ConsultationFile
    fields = ["title", "file", "order"]
    ordering_field = "order"
    hide_ordering_field = True
    show_title = False
    extra = 0
    max_num = 20

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = labelled(super().formfield_for_dbfield(db_field, request, **kwargs))
        if field and db_field.name == "file":
            field.widget.attrs |= {"accept": "application/pdf"}
        return field
