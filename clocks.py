"""When a local day begins, and which moment has certainly come, before anything is deleted for its age."""

import datetime
import time
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

MOVED_SECONDS = 60  # The usual corrections of a slightly fast or slow clock are smaller than this.


def midnight(day: datetime.date, days: int = 0) -> datetime.datetime:
    """Return the beginning of the local day, or of the day that is `days` later."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days), datetime.time.min))


class Move(NamedTuple):
    """When a clock was set, by its own time afterwards, and by how many seconds."""

    at: datetime.datetime
    seconds: int


class MachineClock:
    """This machine's clock, compared with the monotonic clock, which nobody can set."""

    def __init__(self):
        self.moved = None
        self._ahead = time.time() - time.monotonic()
        self._even_since = time.monotonic()

    def even_seconds(self) -> float:
        """Return the seconds since the clock was last set, or since this process began."""
        ahead = time.time() - time.monotonic()
        if abs(ahead - self._ahead) > MOVED_SECONDS:
            self.moved = Move(timezone.now(), round(ahead - self._ahead))
            self._even_since = time.monotonic()
        self._ahead = ahead
        return time.monotonic() - self._even_since


class Span(NamedTuple):
    """The earliest and latest time of all clocks: `earliest` has certainly come, moments after `latest` have not."""

    earliest: datetime.datetime
    latest: datetime.datetime


def span() -> Span | None:
    """Return the span of this machine's clock and the database's.

    None until this machine's clock has run evenly for EVEN_CLOCK_SECONDS. With SQLite there is only that one clock.
    """
    if machine.even_seconds() < settings.EVEN_CLOCK_SECONDS:
        return None
    now = timezone.now()
    clocks = now, database_now() or now
    return Span(min(clocks), max(clocks))


def database_now() -> datetime.datetime | None:
    """Return the time of the database server's clock; None with SQLite, which has none."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


machine = MachineClock()
