"""Sums by year, by month and of all days, which the drainer keeps in one transaction with the days.

A period is summed from the fewest rows that cover it: years, then months, then single days.
"""

import datetime
import operator
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from stats.local_time import month_of, year_of
from stats.models import (
    ArticleDay,
    ArticleMonth,
    ArticleTotal,
    ArticleYear,
    ReferrerDay,
    ReferrerMonth,
    ReferrerYear,
)
from stats.periods import DAY, Period


class Table(NamedTuple):
    """A table with one row per key and year, month or day; its column `unit` holds the first day of that."""

    model: type[Model]
    unit: str
    first_of: Callable[[datetime.date], datetime.date]

    def stored(self, day: datetime.date):
        """Return a day as the column `unit` stores it."""
        return self.model._meta.get_field(self.unit).get_db_prep_save(day, connection)

    def following(self, day: datetime.date) -> datetime.date:
        """Return the first day of the year, month or day after that of `day`."""
        longest = {"year": 366, "month": 31}.get(self.unit, 1)
        return self.first_of(self.first_of(day) + longest * DAY)


class Stretch(NamedTuple):
    """The rows of a table from the unit that begins on `first` up to, not including, the one that begins on `end`."""

    table: Table
    first: datetime.date
    end: datetime.date

    @property
    def is_one_unit(self) -> bool:
        return self.table.following(self.first) >= self.end

    def bounds(self) -> list:
        """Return `first` and `end` as the table stores them."""
        return [self.table.stored(self.first), self.table.stored(self.end)]


class Rollup(NamedTuple):
    """The tables of one subject: `key` and `amounts` are columns of all; `total` has one row per key."""

    key: str
    amounts: tuple[str, ...]
    years: Table
    months: Table
    days: Table
    total: type[Model] | None = None

    def query(self, period: Period) -> tuple[str, list]:
        """Return the SQL of a query of the key and its sums in the period, one row a key, and its parameters."""
        begins, ends = self._day("day") >= period.first, self._day("-day") <= period.last
        if begins and ends and self.total:
            return f"SELECT {self._columns} FROM {self.total._meta.db_table}", []
        # Where nothing was counted beyond, a whole year or month says the same as its days.
        first = year_of(period.first) if begins else period.first
        last = self.years if first <= year_of(period.last) else self.months
        end = last.following(period.last) if ends else period.last + DAY
        return self._united(list(_cover(first, end, (self.years, self.months, self.days))))

    def by_unit(self, table: Table, sums: dict[tuple, tuple]) -> dict[tuple, tuple]:
        """Return the rows that sums by (day, key) add to the table, by (unit as stored, key)."""
        units = {day: table.stored(table.first_of(day)) for day in {day for day, _key in sums}}
        return self._added(((units[day], key), amounts) for (day, key), amounts in sums.items())

    def by_key(self, sums: dict[tuple, tuple]) -> dict[tuple, tuple]:
        """Return the rows that sums by (day, key) add to `total`, by (key,)."""
        return self._added(((key,), amounts) for (_day, key), amounts in sums.items())

    @transaction.atomic
    def rebuild(self):
        """Make all sums anew after days were written by other code than the drainer.

        Never run it while a drainer is at work.
        """
        for table in (self.months, self.years):
            table.model.objects.all().delete()
            for first in self.days.model.objects.dates("day", table.unit):
                of_unit = Stretch(self.days, first, table.following(first))
                self._insert(table.model, f"{table.unit}, ", "%s, ", [table.stored(first)], of_unit)
        if self.total:
            self.total.objects.all().delete()
            self._insert(self.total, "", "", [], Stretch(self.days, datetime.date.min, datetime.date.max))

    @property
    def _columns(self):
        return ", ".join((self.key, *self.amounts))

    @property
    def _sums(self):
        # PostgreSQL makes the sum of whole numbers a decimal one, which takes longer to read.
        return ", ".join(f"CAST(SUM({amount}) AS BIGINT) AS {amount}" for amount in self.amounts)

    def _day(self, order):
        """Return the first or last day on which anything was counted; today if nothing was."""
        # By the index; asked whether there is a later day, PostgreSQL reads all the earlier ones first.
        return self.days.model.objects.order_by(order).values_list("day", flat=True).first() or timezone.localdate()

    def _united(self, stretches):
        rows = " UNION ALL ".join(self._select(stretch) for stretch in stretches)
        bounds = [bound for stretch in stretches for bound in stretch.bounds()]
        if len(stretches) == 1 and stretches[0].is_one_unit:
            return rows, bounds
        return f"SELECT {self.key}, {self._sums} FROM ({rows}) AS part GROUP BY {self.key}", bounds

    def _select(self, stretch):
        model, unit, _first_of = stretch.table
        return f"SELECT {self._columns} FROM {model._meta.db_table} WHERE {unit} >= %s AND {unit} < %s"

    def _insert(self, model, unit, place, first, days):
        """Insert the sums of a stretch of days; `unit` and `place` are the further column and its placeholder."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({unit}{self._columns}) SELECT {place}{self.key}, {self._sums} "
                f"FROM ({self._select(days)}) AS part GROUP BY {self.key}",
                [*first, *days.bounds()],
            )

    def _added(self, rows):
        found = defaultdict(lambda: (0,) * len(self.amounts))
        for key, amounts in rows:
            found[key] = tuple(map(operator.add, found[key], amounts))
        return found


def _cover(first, end, tables) -> Iterator[Stretch]:
    """Yield stretches that cover the days from `first` to before `end`: of the first table, of the next ones around."""
    if first >= end:
        return
    table, *smaller = tables
    begin = first if table.first_of(first) == first else table.following(first)
    finish = table.first_of(end)
    if begin >= finish:
        yield from _cover(first, end, smaller)
        return
    yield Stretch(table, begin, finish)
    yield from _cover(first, begin, smaller)
    yield from _cover(finish, end, smaller)


ARTICLES = Rollup(
    "article_id",
    ("views", "readers"),
    Table(ArticleYear, "year", year_of),
    Table(ArticleMonth, "month", month_of),
    Table(ArticleDay, "day", lambda day: day),
    ArticleTotal,
)
REFERRERS = Rollup(
    "host",
    ("views",),
    Table(ReferrerYear, "year", year_of),
    Table(ReferrerMonth, "month", month_of),
    Table(ReferrerDay, "day", lambda day: day),
)
