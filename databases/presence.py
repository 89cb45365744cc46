"""Whether PostgreSQL answers this process. While it is away, nobody waits for it but one thread, which asks.

Only a server watches (`watch`): a command waits for its database, and meets the error itself.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError

logger = logging.getLogger(__name__)

DOUBT_SECONDS = 0.2  # Who waits so long for an answer has the thread ask whether anybody answers at all.
PROBE_SECONDS = 0.7  # Nobody does, if that takes longer.
PAUSE_SECONDS = 0.5
SQLITE_UNAVAILABLE = {  # Of its other errors, a mistake in SQL is the usual one.
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
STEADY_SECONDS = 3  # So long it must answer before it is said to be back.


@dataclass
class Outage:
    """Since when (monotonic), how many kept pages were answered since, and how many requests could not be."""

    since: float
    served: int = 0
    refused: int = 0


class Presence:
    """What this process knows of its database."""

    def __init__(self):
        self._starting = threading.Lock()
        self.rest()

    def rest(self):
        """Watch nothing: the database counts as present."""
        self.is_watched = self.is_away = False
        self._outage: Outage | None = None
        self._doubted, self._thread = threading.Event(), None
        self._asked_at, self._answered_at = None, float("-inf")

    def watch(self, probe: Callable[[], None]):
        """Begin to watch; `probe` connects to the database, or raises an exception."""
        self._probe, self.is_watched = probe, True

    @property
    def is_doubtful(self) -> bool:
        """Return whether it is away or has not yet told: who can do without an answer does not ask."""
        return self.is_away or self._asked_at is not None

    @property
    def is_recovering(self) -> bool:
        """Return whether it is away or has only just come back."""
        return self._outage is not None

    def doubt(self):
        """Have the thread find out whether it answers, unless it has just done so."""
        if self.is_watched and time.monotonic() - self._answered_at > DOUBT_SECONDS:
            self._doubted.set()
            self._wake()

    def failed(self, error: Exception):
        """Note that no connection could be made."""
        if self.is_watched:
            self._go_away(error)
            self._doubted.set()
            self._wake()

    def is_silent(self) -> bool:
        """Return whether it is in vain to wait for an answer any longer."""
        asked_at = self._asked_at
        if asked_at is not None and time.monotonic() - asked_at > PROBE_SECONDS:
            self._go_away("it does not answer")
        return self.is_away

    def is_worth_connecting(self) -> bool:
        """Return whether it answers; who asks while that is being found out waits for it, less than PROBE_SECONDS."""
        while self.is_doubtful and not self.is_silent():
            time.sleep(PROBE_SECONDS / 10)
        return not self.is_away

    def served(self):
        """Count a kept page that was answered although it could not be asked whether it is current."""
        if outage := self._outage:
            outage.served += 1

    def refused(self):
        """Count a request that could not be answered."""
        if outage := self._outage:
            outage.refused += 1

    def warn(self, logger: logging.Logger, message: str, *args):
        """Log a warning about the database; nothing while it is known to be away."""
        if not self.is_away:
            logger.warning(message, *args)

    def _wake(self):
        """Start the thread where there is none: a forked process has none of its parent's."""
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="watch of the database", daemon=True)
                self._thread.start()

    def _work(self):
        while True:
            outage = self._outage
            if not self._doubted.wait(STEADY_SECONDS if outage else None) and outage:
                self._outage = None
                _tell_that_it_is_back(outage)
                continue
            self._doubted.clear()
            while not self._answers():
                time.sleep(PAUSE_SECONDS)

    def _answers(self):
        began = self._asked_at = time.monotonic()
        try:
            self._probe()
            took = time.monotonic() - began
            problem = None if took <= PROBE_SECONDS else f"it takes {took:.1f} s to answer"
        except Exception as error:
            problem = error
        if problem:
            self._go_away(problem)
        else:
            self.is_away = False
        self._answered_at, self._asked_at = time.monotonic(), None
        return not problem

    def _go_away(self, problem):
        self.is_away = True
        with self._starting:
            if self._outage:
                return
            self._outage = Outage(time.monotonic())
        reason = " ".join(str(problem).split())
        logger.error("The database is away (%s). Kept pages go on, the rest is answered 503.", reason)


def _tell_that_it_is_back(outage):
    logger.warning(
        "The database is back after %.0f s: meanwhile %s kept pages were served, %s requests were answered 503.",
        time.monotonic() - outage.since - STEADY_SECONDS,
        outage.served,
        outage.refused,
    )


presence = Presence()


def is_unavailable(error: BaseException | None) -> bool:
    """Return whether an error says that the database cannot do now what it can do at other times."""
    if isinstance(error, InterfaceError):
        return True
    code = getattr(getattr(error, "__cause__", None), "sqlite_errorcode", None)
    return isinstance(error, OperationalError) and (code is None or code & 0xFF in SQLITE_UNAVAILABLE)
