"""The period of a statistics page: a named one or free dates, read from the query string."""

import datetime
from typing import NamedTuple

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from date_widgets import DateWidget
from stats.local_time import month_of, year_of
from stats.models import SiteDay

DAY = datetime.timedelta(days=1)
HINT = {"placeholder": _("dd/mm/yyyy")}
EARLIEST = datetime.date(2000, 1, 1)


class Period(NamedTuple):
    """The days from `first` to `last`, both included; `before` is the first and last day to compare with, or None."""

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
        """Return the query string of this period."""
        return f"ky={self.name}" if self.name else f"tu={self.first}&den={self.last}"


def latest_days(count: int, today: datetime.date, name: str = "") -> Period:
    """Return the last `count` days, today included."""
    return between(today - (count - 1) * DAY, today, name)


def between(first: datetime.date, last: datetime.date, name: str = "") -> Period:
    """Return these days, compared with as many days before them."""
    length = last - first + DAY
    return Period(first, last, (first - length, first - DAY), name)


def of_calendar(months: int, first: datetime.date, today: datetime.date, name: str = "") -> Period:
    """Return the months from `first` on, compared with as many months before.

    While they are not over, the period ends today and is compared with as many days from the first one before.
    """
    end, begin = _months_later(first, months) - DAY, _months_later(first, -months)
    if end < today:  # While today is the last day, it is not over: it may be its first minute.
        return Period(first, end, (begin, first - DAY), name)
    return Period(first, today, (begin, min(begin + (today - first), first - DAY)), name)


def month(first: datetime.date, today: datetime.date) -> Period:
    """Return the month that begins on `first`."""
    return of_calendar(1, first, today)


def everything(today: datetime.date, name: str = "") -> Period:
    """Return the period from the first counted or imported day until today; it is compared with nothing."""
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
    """Return the named period as of today; KeyError for an unknown name."""
    return PRESETS[name][1](timezone.localdate(), name)


class PeriodForm(forms.Form):
    """The period in the query string: free dates, else a name. One date alone means all days since, or until, it."""

    ky = forms.ChoiceField(choices=[(name, label) for name, (label, _of) in PRESETS.items()], required=False)
    # The admin's calendar: a browser's would show day and month in its own order.
    tu = forms.DateField(label=_("From"), required=False, widget=DateWidget(HINT))
    den = forms.DateField(label=_("To"), required=False, widget=DateWidget(HINT))

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
        """Return the period asked for, or the default one if none or an invalid one was."""
        if not self.is_valid():
            return preset(DEFAULT)
        chosen, today = self.cleaned_data, timezone.localdate()
        if chosen["tu"] or chosen["den"]:
            last = min(chosen["den"] or today, today)
            return between(chosen["tu"] or min(everything(today).first, last), last)
        return preset(chosen["ky"] or DEFAULT)

    def shown(self, period: Period) -> "PeriodForm":
        """Return the form to show: as typed if it has errors, else with the days of the period."""
        return self if self.errors else PeriodForm(initial={"tu": period.first, "den": period.last})
