"""What all forms of the desk have in common."""

from django.contrib.admin.widgets import AdminSplitDateTime, RelatedFieldWidgetWrapper
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DeskForm:
    """A form without frames, whose changes are logged in words that have a translation."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The buttons that add a related row open a frame, and the desk's policy allows none.
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and isinstance(field.widget, AdminSplitDateTime):
            name_parts(field)
        return field

    def construct_change_message(self, request, form, formsets, add=False):
        """As Django does, with the names that the fields have in the models: "Body" has no translation, "body" has."""
        entries = super().construct_change_message(request, form, formsets, add)
        for change in (change for entry in entries for change in entry.values() if "fields" in change):
            change["fields"] = [label[:1].lower() + label[1:] for label in change["fields"]]
        return entries


def name_parts(field):
    """Say aloud which of the two boxes takes the day and which the time."""
    for widget, part in zip(field.widget.widgets, [_("day"), _("time")], strict=True):
        widget.attrs["aria-label"] = format_lazy("{}: {}", field.label, part)
