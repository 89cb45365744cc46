"""How long what is no sum is kept: visitors until a day after their week, readers two days, refusals a year."""

import datetime
import time

from django.db import transaction
from django.utils import timezone

from stats.localtime import week_of
from stats.models import DayReader, DayVisitor, OnlineVisitor, Refusal, Salt, WeekVisitor
from stats.reports import ONLINE_SECONDS

GRACE = datetime.timedelta(days=1)
READERS = datetime.timedelta(days=2)
REFUSALS = datetime.timedelta(days=365)
ROWS_A_STEP = 2000


def purge() -> int:
    """Delete some of what is over its time, oldest first; returns how many rows, 0 when there is no more."""
    today = timezone.localdate()
    week = week_of(today - GRACE)
    return (
        _delete_some(OnlineVisitor.objects.filter(seen_at__lt=time.time() - ONLINE_SECONDS))
        + _delete_some(DayReader.objects.filter(day__lt=today - READERS))
        + _delete_some(DayVisitor.objects.filter(day__lt=week))
        + _delete_some(WeekVisitor.objects.filter(week__lt=week))
        + _delete_some(Refusal.objects.filter(day__lt=today - REFUSALS))
        # Without its salt no hash can be made again, and none compared.
        + _delete_some(Salt.objects.filter(week__lt=week))
    )


def _delete_some(rows):
    with transaction.atomic():
        # What another machine's drainer holds is left for the next time: else each might wait for the other.
        rows_now = rows.order_by("pk").select_for_update(skip_locked=True)
        keys = list(rows_now.values_list("pk", flat=True)[:ROWS_A_STEP])
        return rows.model.objects.filter(pk__in=keys).delete()[0] if keys else 0
