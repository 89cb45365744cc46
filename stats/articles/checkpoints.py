"""The books are closed on the 10th, the 20th and the last day of a month: a sum of all days until then is kept.

It is made from the days when they are over, and made anew if one of them changes.
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
    """Close the books once more, unless that failed a moment ago; whether there may be more of them to close.

    Not by a clock that may be wrong: what is read of an article that moves until then would stay where it stood.
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
    """Close the books once more, if it is time; whether it was."""
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
    """Take back the closings that hold this day, to which something is added."""
    Closing.objects.filter(day__gte=day).delete()


def _next():
    """The last closing, if any, and the day of the next one; a day is left for late views to arrive."""
    last = Closing.objects.order_by("-day").values_list("day", flat=True).first()
    first = last + DAY if last else ArticleDay.objects.order_by("day").values_list("day", flat=True).first()
    day = first and _closing_day(max(first, EARLIEST))  # A clock that was wrong may have counted in 1970.
    return (last, day) if day and day < timezone.localdate() - DAY else None


def _closing_day(day):
    """The first on which the books are closed from this day on."""
    if day.day <= 20:
        return day.replace(day=10 if day.day <= 10 else 20)
    return month_of(month_of(day) + 31 * DAY) - DAY


def _hold_days():
    """No view may be added between the sum and its keeping. SQLite has only one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Not behind a VACUUM: every view would wait in line.
            cursor.execute(f"SET LOCAL lock_timeout = {LONGEST_WAIT_MS}")
            cursor.execute(f"LOCK TABLE {ArticleDay._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
