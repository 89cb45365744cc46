"""Adds a batch of records to the aggregates. The database does the sums; nothing is read and written back."""

import datetime
import time
from collections import Counter
from collections.abc import Callable, Sequence

from django.db import connection
from django.db.models import AutoField
from django.utils import timezone

from stats import rollups
from stats.collecting.records import DROPPED, ONLINE, VIEW, VIEW_WITHOUT_VISITOR, Arrival, Record
from stats.collecting.rules import REASONS
from stats.draining import retention
from stats.local_time import day_of, hour_of, week_of
from stats.models import (
    DayReader,
    DayVisitor,
    DeviceDay,
    LateDay,
    OnlineVisitor,
    Refusal,
    SiteDay,
    SiteHour,
    SiteWeek,
    WeekVisitor,
)
from stats.referrers import limit
from stats.site.site_sums import ONLINE_SECONDS

ROWS_A_STATEMENT = 500


def add(records: Sequence[Record | Arrival], bad: int = 0):
    """Add views, visitors, readers and refusals, and `bad` unreadable records.

    Call it inside the transaction that also stores the spool offset. Tables and keys are always written in the same
    order, so that two machines cannot deadlock.
    """
    arrivals = [record for record in records if isinstance(record, Arrival)]
    records = [record for record in records if not isinstance(record, Arrival)]
    views = [record for record in records if record.kind in (VIEW, VIEW_WITHOUT_VISITOR)]
    known = sorted((record for record in views if record.kind == VIEW), key=lambda view: view.at)
    since = retention.known_since()
    visits = [view for view in known if day_of(view.at) >= since.visitors]
    reads = [view for view in known if view.article and day_of(view.at) >= since.readers]
    _add_site(views, visits, arrivals)
    _add_site_weeks(visits)
    _add_online([*visits, *(record for record in records if record.kind == ONLINE)])
    _add_articles([view for view in views if view.article], reads)
    _add_late(known, since)
    _add_refusals(record for record in records if record.kind not in (VIEW, VIEW_WITHOUT_VISITOR, ONLINE))
    if bad:  # Always the last row, so that its order among the refusals cannot matter.
        _increase(Refusal, {(timezone.localdate(), "bad"): (bad,)})


def _add_site(views, known, arrivals):
    new = _first_of_each(DayVisitor, known, lambda view: (day_of(view.at), view.visitor))
    nothing = {(day_of(arrival.at),): (0, 0) for arrival in arrivals}
    _increase(SiteDay, nothing | _tally(views, new, lambda view: (day_of(view.at),)))
    _increase(SiteHour, _tally(views, new, lambda view: (day_of(view.at), hour_of(view.at))))
    _increase(DeviceDay, _tally(views, new, lambda view: (day_of(view.at), view.device)))
    # The row of the day in SiteDay is locked by now, so two machines cannot both fill the last place of the day.
    counted = Counter((day_of(arrival.at), arrival.host) for arrival in arrivals)
    placed = limit.placed(counted)
    _roll_up(rollups.REFERRERS, {key: (count,) for key, count in placed.items()})


def _add_site_weeks(known):
    new = _first_of_each(WeekVisitor, known, lambda view: (week_of(day_of(view.at)), view.visitor))
    visitors = Counter(week_of(day_of(view.at)) for view in new)
    _increase(SiteWeek, {(week,): (count,) for week, count in visitors.items()})


def _add_online(seen):
    table = OnlineVisitor._meta.db_table
    # A moment in the future was written by a wrong clock.
    later = (
        "(visitor) DO UPDATE SET seen_at = excluded.seen_at, week = excluded.week "
        f"WHERE {table}.seen_at < excluded.seen_at OR {table}.seen_at > {int(time.time()) + ONLINE_SECONDS}"
    )
    ascending = sorted(seen, key=lambda record: record.at)
    last = {record.visitor: (record.visitor, record.at, _week_of_key(record).toordinal()) for record in ascending}
    _insert(OnlineVisitor, last.values(), later)


def _week_of_key(record):
    """Return the week whose salt made the hash: for ONLINE the week of ONLINE_SECONDS ago."""
    return week_of(day_of(record.at - (ONLINE_SECONDS if record.kind == ONLINE else 0)))


def _add_articles(views, known):
    new = _first_of_each(DayReader, known, lambda view: (day_of(view.at), view.article, view.visitor))
    _roll_up(rollups.ARTICLES, _tally(views, new, lambda view: (day_of(view.at), view.article)))


def _add_late(known, since):
    """Count the views whose visitors, or readers, can no longer be told from those already counted."""
    visits = Counter(day for view in known if (day := day_of(view.at)) < since.visitors)
    reads = Counter(day for view in known if view.article and (day := day_of(view.at)) < since.readers)
    _increase(LateDay, {(day,): (visits[day], reads[day]) for day in visits | reads})


def _add_refusals(refused):
    counted = Counter()
    for record in refused:
        reason = "dropped" if record.kind == DROPPED else REASONS.get(record.kind, ("unknown",))[0]
        counted[day_of(record.at), reason] += record.article if record.kind == DROPPED else 1
    _increase(Refusal, {key: (count,) for key, count in counted.items()})


def _roll_up(rollup: rollups.Rollup, sums: dict[tuple, tuple]):
    """Add sums by (day, key) to the days, months and years, and to the sums of all days."""
    for table in (rollup.days, rollup.months, rollup.years):
        _increase(table.model, rollup.by_unit(table, sums))
    if rollup.total:
        _increase(rollup.total, rollup.by_key(sums))


def _tally(views: list[Record], new: list[Record], key: Callable) -> dict[tuple, tuple[int, int]]:
    """Return for each key how many views there are, and how many of them are in `new`."""
    first = Counter(map(key, new))
    return {found: (count, first[found]) for found, count in Counter(map(key, views)).items()}


def _first_of_each(model, known, key):
    """Insert the keys, which begin with the day, and return the first view of each key that was not there yet."""
    first = {key(view): view for view in reversed(known)}
    inserted = _insert(model, {(day.toordinal(), *rest) for day, *rest in first}, "DO NOTHING")
    return [first[datetime.date.fromordinal(day), *rest] for day, *rest in inserted]


def _insert(model, rows, on_conflict):
    """Insert the rows and return those that were inserted or updated. Column order is the model's."""
    columns = _columns(model)
    inserted = []
    with connection.cursor() as cursor:
        for statement, values in _statements(model, columns, sorted(rows)):
            cursor.execute(f"{statement} ON CONFLICT {on_conflict} RETURNING {', '.join(columns)}", values)
            inserted += cursor.fetchall()
    return inserted


def _increase(model, sums: dict[tuple, tuple]):
    """Add the amounts to the rows with these keys; keys are the first columns of a row, amounts the last."""
    columns = _columns(model)
    rows = [(*key, *amounts) for key, amounts in sorted(sums.items())]
    keys = columns[: -len(next(iter(sums.values()), "-"))]
    table = model._meta.db_table
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in columns[len(keys) :])
    with connection.cursor() as cursor:
        for statement, values in _statements(model, columns, rows):
            cursor.execute(f"{statement} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added}", values)


def _columns(model):
    return [field.column for field in model._meta.concrete_fields if not isinstance(field, AutoField)]


def _statements(model, columns, rows):
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES "
    row = f"({', '.join(['%s'] * len(columns))})"
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        some = rows[start : start + ROWS_A_STATEMENT]
        yield into + ", ".join([row] * len(some)), [value for values in some for value in values]
