"""A field for a day and a time of day."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DayAndTimeField(forms.SplitDateTimeField):
    """Shows a moment to the minute, and leaves one that is sent back as it was shown untouched to the second."""

    def has_changed(self, initial, data):
        shown = initial and initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data) and super().has_changed(shown, data)


def name_parts(field):
    """Say aloud which of the two boxes takes the day and which the time."""
    for widget, part in zip(field.widget.widgets, [_("day"), _("time")], strict=True):
        widget.attrs["aria-label"] = format_lazy("{}: {}", field.label, part)
