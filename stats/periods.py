"""Which days a page of the statistics is about: a named period or free dates, carried by the address."""

import datetime
from typing import NamedTuple

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from date_widgets import PeriodDateWidget
from stats.local_time import month_of, year_of
from stats.models import SiteDay

DAY = datetime.timedelta(days=1)
HINT = {"placeholder": _("dd/mm/yyyy")}
EARLIEST = datetime.date(2000, 1, 1)


class Period(NamedTuple):
    """The days from the first to the last, both included, and those they are compared with."""

    first: datetime.date
    last: datetime.date
    before: tuple[datetime.date, datetime.date] | None = None
    name: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def previous(self) -> "Period | None":
        return Period(*self.before) if self.before else None

    @property
    def query(self) -> str:
        """The part of the address that means this period."""
        return f"ky={self.name}" if self.name else f"tu={self.first}&den={self.last}"


def latest_days(count: int, today: datetime.date, name: str = "") -> Period:
    return between(today - (count - 1) * DAY, today, name)


def between(first: datetime.date, last: datetime.date, name: str = "") -> Period:
    """Any days, beside as many before them."""
    length = last - first + DAY
    return Period(first, last, (first - length, first - DAY), name)


def of_calendar(months: int, first: datetime.date, today: datetime.date, name: str = "") -> Period:
    """So many months from this first on beside those before; while they run, as far as today, beside as many days."""
    end, begin = _months_later(first, months) - DAY, _months_later(first, -months)
    if end < today:  # The last day is still running, and may be its first minute.
        return Period(first, end, (begin, first - DAY), name)
    return Period(first, today, (begin, min(begin + (today - first), first - DAY)), name)


def month(first: datetime.date, today: datetime.date) -> Period:
    return of_calendar(1, first, today)


def everything(today: datetime.date, name: str = "") -> Period:
    first = SiteDay.objects.order_by("day").values_list("day", flat=True).first()
    return Period(min(first or today, today), today, None, name)


def _months_later(first, count):
    months = first.year * 12 + first.month - 1 + count
    return datetime.date(months // 12, months % 12 + 1, 1)


def _quarter(day):
    return month_of(day).replace(month=(day.month - 1) // 3 * 3 + 1)


PRESETS = {
    "hom-nay": (_("Today"), lambda day, name: latest_days(1, day, name)),
    "7-ngay": (_("7 days"), lambda day, name: latest_days(7, day, name)),
    "30-ngay": (_("30 days"), lambda day, name: latest_days(30, day, name)),
    "thang-nay": (_("This month"), lambda day, name: of_calendar(1, month_of(day), day, name)),
    "thang-truoc": (_("Last month"), lambda day, name: of_calendar(1, _months_later(month_of(day), -1), day, name)),
    "quy-nay": (_("This quarter"), lambda day, name: of_calendar(3, _quarter(day), day, name)),
    "quy-truoc": (_("Last quarter"), lambda day, name: of_calendar(3, _months_later(_quarter(day), -3), day, name)),
    "nam-nay": (_("This year"), lambda day, name: of_calendar(12, year_of(day), day, name)),
    "nam-truoc": (_("Last year"), lambda day, name: of_calendar(12, _months_later(year_of(day), -12), day, name)),
    "tat-ca": (_("All days"), everything),
}
DEFAULT = "30-ngay"


def preset(name: str) -> Period:
    return PRESETS[name][1](timezone.localdate(), name)


class PeriodForm(forms.Form):
    """The period in an address. Free dates win over a name; one date alone is that day and all after, or before it."""

    ky = forms.ChoiceField(choices=[(name, label) for name, (label, _of) in PRESETS.items()], required=False)
    # The desk's own calendar: a browser's would show its own order of day and month above ours.
    tu = forms.DateField(label=_("From"), required=False, widget=PeriodDateWidget(HINT))
    den = forms.DateField(label=_("To"), required=False, widget=PeriodDateWidget(HINT))

    def clean(self):
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        today = timezone.localdate()
        if first and first > today:
            self.add_error("tu", _("This day is still to come."))
        if (first and first < EARLIEST) or (last and last < EARLIEST):
            self.add_error(None, _("The statistics begin in the year 2000 at the earliest."))
        if first and last and first > last:
            self.add_error(None, _("The first day is after the last one."))

    def period(self) -> Period:
        """What was asked for, or the usual period if nothing, or nonsense, was."""
        if not self.is_valid():
            return preset(DEFAULT)
        chosen, today = self.cleaned_data, timezone.localdate()
        if chosen["tu"] or chosen["den"]:
            last = min(chosen["den"] or today, today)
            return between(chosen["tu"] or min(everything(today).first, last), last)
        return preset(chosen["ky"] or DEFAULT)

    def shown(self, period: Period) -> "PeriodForm":
        """What was typed where it is wrong, and else the days that are looked at."""
        return self if self.errors else PeriodForm(initial={"tu": period.first, "den": period.last})
