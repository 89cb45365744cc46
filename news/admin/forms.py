"""What all forms of the desk have in common."""

from django.contrib.admin.widgets import AdminSplitDateTime, RelatedFieldWidgetWrapper

from news.admin.times import name_parts


class DeskForm:
    """A form without frames, whose changes are logged under the names that the desk shows."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The buttons that add a related row open a frame, and the desk's policy allows none.
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and isinstance(field.widget, AdminSplitDateTime):
            name_parts(field)
        return field

    def construct_change_message(self, request, form, formsets, add=False):
        """As Django does, which turns translation off for the words of the models, and so for "Photo 3" too."""
        entries = super().construct_change_message(request, form, formsets, add)
        parts = [change for entry in entries for change in entry.values() if "object" in change]
        for change, row in zip(parts, _changed_rows(formsets or ()), strict=True):
            change["object"] = str(row)
        return entries

    def log_change(self, request, obj, message):
        """Nobody is named for a change that she did not make."""
        return super().log_change(request, obj, message) if message else None


def _changed_rows(formsets):
    for formset in formsets:
        yield from formset.new_objects
        yield from (row for row, _fields in formset.changed_objects)
        yield from formset.deleted_objects
