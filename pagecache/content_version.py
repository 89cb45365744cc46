"""The watch of the content version, and of the moments at which public content changes by the clock alone."""

import datetime
import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from django.utils import timezone

from databases.asking import PATIENCE_SECONDS, ask
from databases.presence import presence
from pagecache.front import waiting
from pagecache.models import ContentVersion

logger = logging.getLogger(__name__)

LOOK_UP_SECONDS = 1
LIFE_SECONDS = 60  # The side boxes rank by readers, which change without a new version.


class Validity(NamedTuple):
    """The content version, and the end of its lifetime in seconds since 1970; kept pages are compared with both.

    The second part of `version` is a counter of this process, incremented when the clock is set back.
    """

    version: tuple[int, int]
    until: float


class VersionWatch:
    """Looks up the content version at most once a second; while the database is away, the last one known stays."""

    def __init__(self):
        self._lock = threading.Lock()
        self._validity, self._set_back = None, 0
        self._looked_up = float("-inf")
        self._scheduled = []

    def current(self) -> Validity | None:
        """Return the version and its lifetime; None if it was never known."""
        if presence.is_doubtful and self._validity:
            return self._validity
        if self._is_old() and waiting.take(self._lock, knows=self._validity is not None):
            waiting.ask(self._look_up_and_release)
        return self._validity

    def _is_old(self):
        return time.monotonic() - self._looked_up >= LOOK_UP_SECONDS

    def _look_up_and_release(self):
        try:
            if self._is_old():
                self._look_up()
        finally:
            self._lock.release()

    def also_changes(self, next_change: Callable[[datetime.datetime], datetime.datetime | None]):
        """Register a function that returns the next moment after `now` at which public content changes, or None."""
        self._scheduled.append(next_change)

    def forget(self):
        """Make the next call look the version up again."""
        self._looked_up = float("-inf")

    def _look_up(self):
        seconds = PATIENCE_SECONDS if self._validity else None  # Without it no page can be kept.
        ask(self._read, logger, "Kept pages go on being served: %s", seconds)
        self._looked_up = time.monotonic()

    def _read(self):
        if self._validity and self._validity.until > time.time() + LIFE_SECONDS:
            self._set_back += 1  # Otherwise kept pages would live until the clock shows that time again.
        self._validity = Validity((ContentVersion.objects.current(), self._set_back), self._next_change())

    def _next_change(self):
        """Return when a page made now expires: at the next scheduled change, at midnight, or after LIFE_SECONDS."""
        now = timezone.now()
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        scheduled = [next_change(now) for next_change in self._scheduled]
        ends = [now + datetime.timedelta(seconds=LIFE_SECONDS), today + datetime.timedelta(days=1), *scheduled]
        return min(filter(None, ends)).timestamp()


watch = VersionWatch()
