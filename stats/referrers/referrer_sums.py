"""Views by referrer from the fewest rows that cover a period: years, then months, then single days."""

import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from stats.local_time import month_of, year_of
from stats.models import ReferrerDay, ReferrerMonth, ReferrerYear
from stats.periods import DAY, Period

KINDS = ((ReferrerYear, "year", year_of), (ReferrerMonth, "month", month_of), (ReferrerDay, "day", lambda day: day))


class Stretch(NamedTuple):
    """Consecutive years, months or days from `first` up to, not including, `end`."""

    kind: tuple
    first: datetime.date
    end: datetime.date

    def sql(self) -> str:
        """Return the SELECT of host and views; `bounds` are its parameters."""
        model, unit, _first_of = self.kind
        return f"SELECT host, views FROM {model._meta.db_table} WHERE {unit} >= %s AND {unit} < %s"

    def bounds(self) -> list:
        model, unit, _first_of = self.kind
        field = model._meta.get_field(unit)
        return [field.get_db_prep_save(day, connection) for day in (self.first, self.end)]


def sums(period: Period) -> tuple[str, list]:
    """Return the SQL of a query of `host, views`, one row a host, and its parameters."""
    stretches = list(_cover(period.first, _end(period, timezone.localdate()), KINDS))
    united = " UNION ALL ".join(stretch.sql() for stretch in stretches)
    values = [bound for stretch in stretches for bound in stretch.bounds()]
    return f"SELECT host, SUM(views) AS views FROM ({united}) AS part GROUP BY host", values


def _end(period, today):
    """Return the day after the last one; for today the end of its month or year: nothing is counted later."""
    if period.last < today:
        return period.last + DAY
    return _next_first(today, year_of if period.first <= year_of(today) else month_of)


def _cover(first, end, kinds):
    """Yield stretches that cover the days from `first` to before `end`: largest kind first, smaller ones around it."""
    if first >= end:
        return
    kind, *smaller = kinds
    first_of = kind[2]
    begin = first if first_of(first) == first else _next_first(first, first_of)
    finish = first_of(end)
    if begin >= finish:
        yield from _cover(first, end, smaller)
        return
    yield Stretch(kind, begin, finish)
    yield from _cover(first, begin, smaller)
    yield from _cover(finish, end, smaller)


def _next_first(day, first_of):
    step = {year_of: 366, month_of: 31}.get(first_of, 1)
    return first_of(first_of(day) + step * DAY)
