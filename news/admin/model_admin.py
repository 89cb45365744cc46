"""What all forms of the admin share: files judged before the transaction, widgets, names in the log."""

import time
from contextlib import suppress

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from date_widgets import WIDGETS, DateAndTimeWidget
from news.admin.day_and_time import name_parts

SECONDS_FOR_FILES = 60
NOT_LOOKED_AT = _("The files before this one took too long. Save first without it, then choose it again.")


class NewsModelAdmin(ModelAdmin):
    """A ModelAdmin without related-object frames, whose changes are logged under the names the admin shows.

    Uploaded files are decoded before the transaction begins, which locks out every other writer of an SQLite database.
    """

    def changeform_view(self, request, *args, **kwargs):
        self.look_at_files(request)
        return super().changeform_view(request, *args, **kwargs)

    def look_at_files(self, request):
        """Validate the uploaded files, for 60 s at most; the forms then reuse the result (media/decoding.py)."""
        models = [self.model, *(inline.model for inline in self.inlines)]
        fields = {field.name: field for model in models for field in model._meta.fields if hasattr(field, "look_at")}
        end = time.monotonic() + SECONDS_FOR_FILES
        for name, file in request.FILES.items():
            if field := fields.get(name.rpartition("-")[2]):  # In a row it is named photos-3-image.
                if time.monotonic() > end:
                    file.seen = None, ValidationError(NOT_LOOKED_AT)
                with suppress(ValidationError):
                    field.look_at(file)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if widget := WIDGETS.get(type(db_field)):
            kwargs.setdefault("widget", widget)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The buttons that add a related row open a frame, which the admin's content security policy forbids.
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and isinstance(field.widget, DateAndTimeWidget):
            name_parts(field)
        return field

    def construct_change_message(self, request, form, formsets, add=False):
        """Name changed rows in the active language: Django turns translation off here, so also for "Photo 3"."""
        entries = super().construct_change_message(request, form, formsets, add)
        parts = [change for entry in entries for change in entry.values() if "object" in change]
        for change, row in zip(parts, _changed_rows(formsets or ()), strict=True):
            change["object"] = str(row)
        return entries


def _changed_rows(formsets):
    for formset in formsets:
        yield from formset.new_objects
        yield from (row for row, _fields in formset.changed_objects)
        yield from formset.deleted_objects
