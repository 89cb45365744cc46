"""Sums of any period by the fewest rows that cover it: those of whole years, of months, then of loose days."""

import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from stats.localtime import month_of, year_of
from stats.periods import DAY, Period

UNITS = (("year", year_of), ("month", month_of), ("day", lambda day: day))


class Sums(NamedTuple):
    """A query of a key and its amounts, one row a key, and what it asks with."""

    sql: str
    values: list


class Stretch(NamedTuple):
    """Neighbouring blocks of one kind, the last ending before `end`."""

    kind: tuple
    first: datetime.date
    end: datetime.date

    def sql(self, columns: list[str]) -> str:
        model, unit, _first_of = self.kind
        return f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {unit} >= %s AND {unit} < %s"

    def bounds(self) -> list:
        model, unit, _first_of = self.kind
        field = model._meta.get_field(unit)
        return [field.get_db_prep_save(day, connection) for day in (self.first, self.end)]

    def is_one_block(self) -> bool:
        return _next_first(self.first, self.kind[2]) >= self.end


def sums(period: Period, models: tuple, key: str, *amounts: str) -> Sums:
    """The amounts of each key in the period, from the models that keep them by year, by month and by day."""
    kinds = [(model, *unit) for model, unit in zip(models, UNITS, strict=True)]
    stretches = list(_cover(period.first, _end(period, timezone.localdate()), kinds))
    values = [bound for stretch in stretches for bound in stretch.bounds()]
    united = " UNION ALL ".join(stretch.sql([key, *amounts]) for stretch in stretches)
    if len(stretches) == 1 and stretches[0].is_one_block():
        return Sums(united, values)
    added = ", ".join(f"SUM({amount}) AS {amount}" for amount in amounts)
    return Sums(f"SELECT {key}, {added} FROM ({united}) AS part GROUP BY {key}", values)


def _end(period, today):
    """The day after the last. Nothing is counted after today, so its month, or year, may be taken as a whole."""
    if period.last < today:
        return period.last + DAY
    return _next_first(today, year_of if period.first <= year_of(today) else month_of)


def _cover(first, end, kinds):
    """The stretches of whole blocks between two days, the largest kind first, and of smaller ones around them."""
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
