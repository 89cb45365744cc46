"""Checkpoints: the sums of all articles until the 10th, the 20th and the last day of each month.

A checkpoint is made when its days are over, and made again if one of them changes.
"""

import datetime
import logging
import time

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

import clocks
from stats.articles import article_sums, groups
from stats.local_time import month_of
from stats.models import ArticleDay, Closing
from stats.periods import DAY, EARLIEST

logger = logging.getLogger(__name__)

RETRY_SECONDS = 60
LONGEST_WAIT_MS = 500

_next_try = 0.0


def close_if_due() -> bool:
    """Make one checkpoint if it is due; return whether more may be due.

    Returns False for RETRY_SECONDS after a failure, and while the clock may be wrong: with a `made_at` in the future,
    articles that move to another group until then would not be noticed.
    """
    global _next_try
    if time.monotonic() < _next_try or clocks.span() is None:
        return False
    try:
        return close_next()
    except (DatabaseError, OverflowError) as error:
        _next_try = time.monotonic() + RETRY_SECONDS
        logger.warning("The books cannot be closed; long periods take longer to add up: %s", error)
        return False


def close_next() -> bool:
    """Make the next checkpoint if it is due; return whether it was."""
    if not _next():
        return False
    with transaction.atomic():
        _hold_days()
        if following := _next():  # Another machine may have been first.
            last, day = following
            sums = article_sums.until(last, day)
            shelves = groups.shelves(sums)
            Closing.objects.create(day=day, articles=sums.places, figures=sums.figures, shelves=shelves)
    return True


def forget(day: datetime.date):
    """Delete the checkpoints that include this day, because something is added to it."""
    Closing.objects.filter(day__gte=day).delete()


def _next():
    """Return the day of the last checkpoint (or None) and of the next one; None if that one is not due.

    A checkpoint is due two days after its day, so that late views can arrive.
    """
    last = Closing.objects.order_by("-day").values_list("day", flat=True).first()
    first = last + DAY if last else ArticleDay.objects.order_by("day").values_list("day", flat=True).first()
    day = first and _closing_day(max(first, EARLIEST))  # A wrong clock may have counted views in 1970.
    return (last, day) if day and day < timezone.localdate() - DAY else None


def _closing_day(day):
    """Return the first checkpoint day on or after this day."""
    if day.day <= 20:
        return day.replace(day=10 if day.day <= 10 else 20)
    return month_of(month_of(day) + 31 * DAY) - DAY


def _hold_days():
    """Lock the days until the transaction ends, so that no view is added between summing and saving.

    SQLite has only one writer and needs no lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Do not queue behind a VACUUM: every view would wait behind this lock.
            cursor.execute(f"SET LOCAL lock_timeout = {LONGEST_WAIT_MS}")
            cursor.execute(f"LOCK TABLE {ArticleDay._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
