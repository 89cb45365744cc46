"""Views and readers of articles in any period, by the fewest rows that cover it: years, months, then loose days."""

import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from stats.localtime import month_of, year_of
from stats.models import ArticleDay, ArticleMonth, ArticleTotal, ArticleYear
from stats.periods import DAY, Period, everything

KINDS = ((ArticleYear, "year", year_of), (ArticleMonth, "month", month_of), (ArticleDay, "day", lambda day: day))


class Sums(NamedTuple):
    """A query of `article_id, views, readers`, one row an article, and what it asks with."""

    sql: str
    values: list


class Stretch(NamedTuple):
    """Neighbouring blocks of one kind, the last ending before `end`."""

    kind: tuple
    first: datetime.date
    end: datetime.date

    def sql(self) -> str:
        model, column, _first_of = self.kind
        return f"{_listed(model)} WHERE {column} >= %s AND {column} < %s"

    def bounds(self) -> list:
        model, column, _first_of = self.kind
        field = model._meta.get_field(column)
        return [field.get_db_prep_save(day, connection) for day in (self.first, self.end)]

    def is_one_block(self) -> bool:
        return _next_first(self.first, self.kind[2]) >= self.end


def sums(period: Period) -> Sums:
    """One row for each article that was read in the period."""
    today = timezone.localdate()
    if period.last >= today and period.first <= everything(today).first:
        return Sums(_listed(ArticleTotal), [])
    stretches = list(_cover(period.first, _end(period, today), KINDS))
    values = [bound for stretch in stretches for bound in stretch.bounds()]
    united = " UNION ALL ".join(stretch.sql() for stretch in stretches)
    if len(stretches) == 1 and stretches[0].is_one_block():
        return Sums(united, values)
    grouped = "SELECT article_id, SUM(views) AS views, SUM(readers) AS readers"
    return Sums(f"{grouped} FROM ({united}) AS part GROUP BY article_id", values)


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


def _listed(model):
    return f"SELECT article_id, views, readers FROM {model._meta.db_table}"
