"""The sums of a batch of records. The database adds; nothing is read and written back."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db import connection

from stats.counting import REASONS
from stats.localtime import day_of, week_of
from stats.models import (
    ArticleDay,
    ArticleTotal,
    DayReader,
    DayVisitor,
    OnlineVisitor,
    Refusal,
    SiteDay,
    SiteWeek,
    WeekVisitor,
)
from stats.records import DROPPED, VIEW, VIEW_WITHOUT_VISITOR, Record

ROWS_A_STATEMENT = 500


def add(records: Iterable[Record]):
    """Add views, visitors, readers and refusals; call it inside the transaction that also remembers the records.

    Tables and keys are always met in the same order, so that two machines cannot lock each other out.
    """
    views = [record for record in records if record.kind in (VIEW, VIEW_WITHOUT_VISITOR)]
    known = [record for record in views if record.kind == VIEW]
    _add_site_days(views, known)
    _add_site_weeks(known)
    _add_online(known)
    _add_article_days(views, known)
    _add_refusals(record for record in records if record.kind not in (VIEW, VIEW_WITHOUT_VISITOR))


def _add_site_days(views, known):
    visitors = Counter(day for day, _visitor in _insert_new(DayVisitor, {(day_of(v.at), v.visitor) for v in known}))
    for day, count in sorted(Counter(day_of(view.at) for view in views).items()):
        _increase(SiteDay, {"day": day}, {"views": count, "visitors": visitors[day]})


def _add_site_weeks(known):
    rows = {(week_of(day_of(view.at)), view.visitor) for view in known}
    visitors = Counter(week for week, _visitor in _insert_new(WeekVisitor, rows))
    for week, count in sorted(visitors.items()):
        _increase(SiteWeek, {"week": week}, {"visitors": count})


def _add_online(known):
    # Ascending, so that the last moment of each visitor stays.
    seen = dict(sorted((view.visitor, view.at) for view in known))
    table = OnlineVisitor._meta.db_table
    later = f"(visitor) DO UPDATE SET seen_at = excluded.seen_at WHERE {table}.seen_at < excluded.seen_at"
    _insert(OnlineVisitor, seen.items(), later)


def _add_article_days(views, known):
    rows = {(day_of(view.at), view.article, view.visitor) for view in known if view.article}
    readers = Counter((day, article) for day, article, _visitor in _insert_new(DayReader, rows))
    counted = Counter((day_of(view.at), view.article) for view in views if view.article)
    for (day, article), count in sorted(counted.items()):
        amounts = {"views": count, "readers": readers[day, article]}
        _increase(ArticleDay, {"article_id": article, "day": day}, amounts)
        _increase(ArticleTotal, {"article_id": article}, amounts)


def _add_refusals(refused):
    counted = Counter()
    for record in refused:
        reason = "dropped" if record.kind == DROPPED else REASONS.get(record.kind, ("unknown",))[0]
        counted[day_of(record.at), reason] += record.article if record.kind == DROPPED else 1
    for (day, reason), count in sorted(counted.items()):
        _increase(Refusal, {"day": day, "reason": reason}, {"count": count})


def _insert_new(model, rows):
    """Insert the rows, each beginning with its day, that are not there yet; returns those."""
    inserted = _insert(model, {(day.toordinal(), *key) for day, *key in rows}, "DO NOTHING")
    return [(datetime.date.fromordinal(day), *key) for day, *key in inserted]


def _insert(model, rows, on_conflict):
    """Returns the rows that were inserted or updated. Column order is the model's."""
    columns = [field.column for field in model._meta.concrete_fields]
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES "
    values = f"({', '.join(['%s'] * len(columns))})"
    inserted = []
    rows = sorted(rows)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_A_STATEMENT):
            some = rows[start : start + ROWS_A_STATEMENT]
            sql = f"{into}{', '.join([values] * len(some))} ON CONFLICT {on_conflict} RETURNING {', '.join(columns)}"
            cursor.execute(sql, [value for row in some for value in row])
            inserted += cursor.fetchall()
    return inserted


def _increase(model, key, amounts):
    table = model._meta.db_table
    columns = [*key, *amounts]
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in amounts)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))}) "
            f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}",
            [*key.values(), *amounts.values()],
        )
