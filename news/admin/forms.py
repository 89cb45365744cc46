"""What all forms of the desk have in common."""

import time
from contextlib import suppress

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from date_widgets import WIDGETS, DateAndTimeWidget
from news.admin.day_and_time import name_parts

SECONDS_FOR_FILES = 60
NOT_LOOKED_AT = _("The files before this one took too long. Save first without it, then choose it again.")


class DeskForm:
    """A form without frames, whose changes are logged under the names that the desk shows.

    Its files are decoded before its transaction begins, which keeps every other writer out of an SQLite database.
    """

    def changeform_view(self, request, *args, **kwargs):
        self.look_at_files(request)
        return super().changeform_view(request, *args, **kwargs)

    def look_at_files(self, request):
        """Let the fields judge what was sent for them; their forms then find it judged."""
        models = [self.model, *(inline.model for inline in self.inlines)]
        fields = {field.name: field for model in models for field in model._meta.fields if hasattr(field, "look_at")}
        end = time.monotonic() + SECONDS_FOR_FILES
        for name, file in request.FILES.items():
            if field := fields.get(name.rpartition("-")[2]):  # Of a row: photos-3-image.
                if time.monotonic() > end:
                    file.seen = None, ValidationError(NOT_LOOKED_AT)
                with suppress(ValidationError):
                    field.look_at(file)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if widget := WIDGETS.get(type(db_field)):
            kwargs.setdefault("widget", widget)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The buttons that add a related row open a frame, and the desk's policy allows none.
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and isinstance(field.widget, DateAndTimeWidget):
            name_parts(field)
        return field

    def construct_change_message(self, request, form, formsets, add=False):
        """As Django does, which turns translation off for the words of the models, and so for "Photo 3" too."""
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
