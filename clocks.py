"""Which moment has certainly come: more than one clock is asked before anything is deleted for being old."""

import datetime
import time
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

MOVED_SECONDS = 60  # A clock that is only a little fast or slow is corrected by less between two looks at it.


class Move(NamedTuple):
    """When a clock was set, as it said afterwards, and by how many seconds."""

    at: datetime.datetime
    seconds: int


class MachineClock:
    """This machine's clock, watched beside the monotonic one, which nobody can set."""

    def __init__(self):
        self.moved = None
        self._ahead = time.time() - time.monotonic()
        self._even_since = time.monotonic()

    def even_seconds(self) -> float:
        """How long it has run evenly: since it was set, or since this process began."""
        ahead = time.time() - time.monotonic()
        if abs(ahead - self._ahead) > MOVED_SECONDS:
            self.moved = Move(timezone.now(), round(ahead - self._ahead))
            self._even_since = time.monotonic()
        self._ahead = ahead
        return time.monotonic() - self._even_since


class Span(NamedTuple):
    """What the clocks say: `earliest` has certainly come, what is after `latest` has certainly not."""

    earliest: datetime.datetime
    latest: datetime.datetime


def span() -> Span | None:
    """This machine's clock and the database's; None as long as the former may still be set right.

    With SQLite both are one clock: that it has run evenly for a while is all that speaks for it.
    """
    if machine.even_seconds() < settings.EVEN_CLOCK_SECONDS:
        return None
    now = timezone.now()
    clocks = now, database_now() or now
    return Span(min(clocks), max(clocks))


def database_now() -> datetime.datetime | None:
    """What the clock of the database says, where that is one of its own."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


machine = MachineClock()
