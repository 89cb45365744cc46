"""Deletes what is no sum: visitors and salts a day after their week, readers after two days, refusals after a year.

Deleted rows cannot be restored, so more than one clock is asked (clocks.py). The day until which rows were deleted is
stored (Forgotten), so that a later view is not counted as a new visitor.
"""

import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

import clocks
from stats.local_time import week_of
from stats.models import DayReader, DayVisitor, Forgotten, OnlineVisitor, Refusal, Salt, WeekVisitor
from stats.site.site_sums import ONLINE_SECONDS

GRACE = datetime.timedelta(days=1)
READERS = datetime.timedelta(days=2)
REFUSALS = datetime.timedelta(days=365)
ROWS_A_STEP = 2000


class Limits(NamedTuple):
    """The first day whose visitors are known, and the first whose readers of articles are."""

    visitors: datetime.date
    readers: datetime.date

    @classmethod
    def at(cls, moment: datetime.datetime) -> "Limits":
        """Return the limits that are due at this moment."""
        today = timezone.localdate(moment)
        return cls(week_of(today - GRACE), today - READERS)


def purge() -> int:
    """Delete at most ROWS_A_STEP expired rows a table, oldest first; return how many.

    Returns 0 when nothing is left to delete, or while the clock may be wrong.
    """
    span = clocks.span()
    if span is None:
        return 0
    limits = Limits.at(span.earliest)
    _remember(limits)
    before, after = span.earliest.timestamp() - ONLINE_SECONDS, span.latest.timestamp() + ONLINE_SECONDS
    return (
        _delete_some(OnlineVisitor.objects.filter(Q(seen_at__lt=before) | Q(seen_at__gt=after)))
        + _delete_some(DayReader.objects.filter(day__lt=limits.readers))
        + _delete_some(DayVisitor.objects.filter(day__lt=limits.visitors))
        + _delete_some(WeekVisitor.objects.filter(week__lt=limits.visitors))
        + _delete_some(Refusal.objects.filter(day__lt=timezone.localdate(span.earliest) - REFUSALS))
        # Without its salt no hash can be made again or compared.
        + _delete_some(Salt.objects.filter(week__lt=limits.visitors))
    )


def known_since() -> Limits:
    """Return the limits, locked until the transaction ends, so that nothing more is deleted meanwhile.

    A clock that was wrong for long may have had days deleted that are not over: these count as known all the same.
    """
    locked = Forgotten.objects.order_by("what")
    if connection.vendor == "postgresql":  # SQLite has only one writer anyway.
        locked = Forgotten.objects.raw(f"SELECT * FROM {Forgotten._meta.db_table} ORDER BY what FOR SHARE")
    forgotten = {row.what: row.before for row in locked}
    due = Limits.at(timezone.now())
    return Limits(*(min(forgotten.get(what, datetime.date.min), getattr(due, what)) for what in Limits._fields))


def _remember(limits):
    """Store the limits before anything is deleted, so that no drainer adds to rows that are about to go."""
    known = dict(Forgotten.objects.values_list("what", "before"))
    for what, before in limits._asdict().items():
        if what not in known:
            Forgotten.objects.bulk_create([Forgotten(what=what, before=before)], ignore_conflicts=True)
        elif known[what] < before:
            Forgotten.objects.filter(what=what, before__lt=before).update(before=before)


def _delete_some(rows):
    with transaction.atomic():
        # Rows that another machine's drainer has locked are left for the next time, to avoid a deadlock.
        rows_now = rows.order_by("pk").select_for_update(skip_locked=True)
        keys = list(rows_now.values_list("pk", flat=True)[:ROWS_A_STEP])
        return rows.model.objects.filter(pk__in=keys).delete()[0] if keys else 0
