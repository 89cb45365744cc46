"""The widgets for days and times in all forms of the admin. Their formats are in portal/formats.

In Django's, aria-describedby names a time zone warning that hardly any page has, and the label of a day with its time
names no input. These are described by the help text of their field, and the label leads to the day.
"""

from django.db import models
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminSplitDateTimeWidget

DESCRIPTION = "aria-describedby"


def _describe(widget, attrs):
    """Set aria-describedby in a widget's context to what its field gave, or remove it."""
    widget["attrs"].pop(DESCRIPTION, None)
    if described := (attrs or {}).get(DESCRIPTION):
        widget["attrs"][DESCRIPTION] = described


class DateWidget(UnfoldAdminDateWidget):
    """The widget for a day."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        _describe(context["widget"], attrs)
        return context


class DateAndTimeWidget(UnfoldAdminSplitDateTimeWidget):
    """The widget for a day and a time of day, in two inputs."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for widget in context["widget"]["subwidgets"]:
            _describe(widget, attrs)
        return context

    def id_for_label(self, id_):
        return id_ and f"{id_}_0"


# By model field.
WIDGETS = {models.DateTimeField: DateAndTimeWidget, models.DateField: DateWidget}
