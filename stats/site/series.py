"""Views and visitors over time: the points of a chart, and those of the period before."""

import datetime
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from stats.local_time import month_of, week_of, year_of
from stats.models import SiteDay, SiteHour
from stats.periods import DAY, Period

MOST_POINTS = 400


class Step(NamedTuple):
    """The distance of two points: `first_day` (None: by hour) and `caption` of a point, and its length in days."""

    name: str
    label: Promise
    first_day: Callable[[datetime.date], datetime.date]  # Of the point to which a day belongs.
    caption: Callable
    days: float

    @property
    def is_within_a_day(self) -> bool:
        return self.days < 1


class Point(NamedTuple):
    """One point of a chart: views, and visitors or readers; None for hours still to come."""

    label: str
    views: int | None  # None: this hour is still to come.
    people: int | None


STEPS = {
    step.name: step
    for step in [
        Step("gio", gettext_lazy("By hour"), lambda day: day, lambda hour: _("{hour}:00").format(hour=hour), 1 / 24),
        Step("ngay", gettext_lazy("By day"), lambda day: day, lambda day: date_format(day, "DATE_FORMAT"), 1),
        Step("tuan", gettext_lazy("By week"), week_of, lambda day: _("Week of {day:%d/%m/%Y}").format(day=day), 7),
        Step("thang", gettext_lazy("By month"), month_of, lambda day: date_format(day, "m/Y"), 28),
        Step("nam", pgettext_lazy("chart", "By year"), year_of, lambda day: str(day.year), 365),
    ]
}


def steps_of(period: Period) -> list[Step]:
    """Return the steps that make 2 to MOST_POINTS points of this period; by hour always fits."""
    fitting = [step for step in STEPS.values() if step.days < period.days <= step.days * MOST_POINTS]
    return [STEPS["gio"], *(step for step in fitting if step.name != "gio")]


def step_of(period: Period, name: str | None = None) -> Step:
    """Return the step of this name if it fits the period, else the usual one for its length."""
    usual = "gio" if period.days == 1 else "ngay" if period.days <= 92 else "thang" if period.days <= 1100 else "nam"
    fitting = {step.name: step for step in steps_of(period)}
    return fitting.get(name) or fitting.get(usual) or STEPS["gio"]


def points(period: Period, step: Step) -> list[Point]:
    """Return the site's sums by hour of the day, or by day, week, month or year of the period."""
    if step.is_within_a_day:
        found = SiteHour.objects.filter(day__range=(period.first, period.last)).values_list("hour")
        sums = {hour: rest for hour, *rest in found.annotate(Sum("views"), Sum("visitors"))}
        begun = timezone.localtime().hour if period.first == timezone.localdate() else 23
        return [
            Point(step.caption(hour), *sums.get(hour, (0, 0) if hour <= begun else (None, None))) for hour in range(24)
        ]
    days = SiteDay.objects.filter(day__range=(period.first, period.last)).order_by()
    return grouped(days.values_list("day", "views", "visitors"), period, step)


def grouped(days, period: Period, step: Step) -> list[Point]:
    """Return the points of the period from rows of day, views and people; points without a row are 0."""
    views, people = Counter(), Counter()
    for day, viewed, came in days:
        first = step.first_day(day)
        views[first] += viewed
        people[first] += came
    firsts = dict.fromkeys(step.first_day(period.first + number * DAY) for number in range(period.days))
    return [Point(step.caption(first), views[first], people[first]) for first in firsts]


def compared(period: Period, step: Step) -> list[tuple[Point, Point | None]]:
    """Return each point beside the one at the same place of the period before, or None."""
    before = points(period.previous, step) if period.previous else []
    return [(now, then) for now, then in zip_longest(points(period, step), before) if now]


def sums(period: Period) -> dict[str, int]:
    """Return views and visitors of the period; a visitor of two days counts twice."""
    found = SiteDay.objects.filter(day__range=(period.first, period.last))
    return found.aggregate(views=Sum("views", default=0), visitors=Sum("visitors", default=0))


def until(day: datetime.date, hour: int) -> dict[str, int]:
    """Return views and visitors of a day before this hour."""
    hours = SiteHour.objects.filter(day=day, hour__lt=hour)
    return hours.aggregate(views=Sum("views", default=0), visitors=Sum("visitors", default=0))
