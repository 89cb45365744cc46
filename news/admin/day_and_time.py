"""A form field for a date and a time of day."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DayAndTimeField(forms.SplitDateTimeField):
    """A split date and time field that shows minutes; a value sent back as it was shown keeps its seconds."""

    def has_changed(self, initial, data):
        shown = initial and initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data) and super().has_changed(shown, data)


def name_parts(field):
    """Label the two inputs for screen readers: one takes the date, the other the time."""
    for widget, part in zip(field.widget.widgets, [_("day"), _("time")], strict=True):
        widget.attrs["aria-label"] = format_lazy("{}: {}", field.label, part)
