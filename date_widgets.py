"""The boxes for days and times in all forms of the admin. How people write both stands in portal/formats.

Django describes each by a warning about the time zone, which hardly any page has, and ties the label of a day with its
time to nothing. These are described by the help text of their field, and the label leads to the day.
"""

from django.db import models
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminSingleDateWidget, UnfoldAdminSplitDateTimeWidget

DESCRIPTION = "aria-describedby"


def _describe(widget, attrs):
    """Describe a widget's context by what its field gave, or by nothing."""
    widget["attrs"].pop(DESCRIPTION, None)
    if described := (attrs or {}).get(DESCRIPTION):
        widget["attrs"][DESCRIPTION] = described


class _Described:
    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        _describe(context["widget"], attrs)
        return context


class DateWidget(_Described, UnfoldAdminSingleDateWidget):
    """A day in a form of the admin."""


class PeriodDateWidget(_Described, UnfoldAdminDateWidget):
    """The first or last day of a period, above a page of figures."""


class DateAndTimeWidget(UnfoldAdminSplitDateTimeWidget):
    """A day and a time of day, in two boxes."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for widget in context["widget"]["subwidgets"]:
            _describe(widget, attrs)
        return context

    def id_for_label(self, id_):
        return id_ and f"{id_}_0"


# By the model field that they belong to.
WIDGETS = {models.DateTimeField: DateAndTimeWidget, models.DateField: DateWidget}
