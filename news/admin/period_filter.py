"""A filter by days for every list whose rows have a time."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from unfold.contrib.filters.admin import RangeDateFilter

from clocks import midnight


class PeriodFilter(RangeDateFilter):
    """A filter from one day to another, both included; its own form, which keeps the other filters."""

    template = "admin/period.html"

    def choices(self, changelist):
        own = self.expected_parameters()
        others = [(name, value) for name, value in changelist.params.items() if name not in own]
        return [choice | {"others": others} for choice in super().choices(changelist)]

    def queryset(self, request, rows):
        days = [self.used_parameters.get(f"{self.field_path}_{end}") for end in ("from", "to")]
        since, until = (_midnight(day, request) for day in days)
        if since:
            rows = rows.filter(**{f"{self.field_path}__gte": since})
        if until:
            rows = rows.filter(**{f"{self.field_path}__lt": until + timedelta(days=1)})
        return rows


def _midnight(text, request):
    """Return the beginning of the typed day; for text that is no day, None and a warning."""
    try:
        day = forms.DateField(required=False).clean(text)
        return day and midnight(day)
    except (ValidationError, OverflowError):
        messages.warning(request, _("“{text}” is no day; write it as 31/12/2025.").format(text=text))
