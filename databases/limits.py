"""How long a thread waits for PostgreSQL. Each thread has a connection of its own, so it may have limits of its own."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from typing import NamedTuple


class Limits(NamedTuple):
    """The seconds for one statement, and for a lock within it; 0 is no limit."""

    statement: int
    lock: int


COMMAND = Limits(0, 0)  # An index of a million articles may take as long as it takes.
REQUEST = Limits(5, 3)  # No page needs five seconds; a query that does must not keep a thread.
BACKGROUND = Limits(60, 20)


class _OfThread(threading.local):
    limits: Limits | None = None
    seconds: float | None = None


_of_thread = _OfThread()
_of_process = COMMAND


def serve():
    """Have the threads of this process wait as readers do, unless they work in the background."""
    global _of_process
    _of_process = REQUEST


def in_background(work: Callable) -> Callable:
    """Return the target of a thread that nobody waits for."""

    @wraps(work)
    def working(*args, **kwargs):
        _of_thread.limits = BACKGROUND
        return work(*args, **kwargs)

    return working


def current() -> Limits:
    """Return the limits of a connection that this thread opens now."""
    return _of_thread.limits or _of_process


@contextmanager
def at_most(seconds: float | None) -> Generator[None]:
    """Wait no longer than this for any answer; None is as long as else."""
    before, _of_thread.seconds = _of_thread.seconds, seconds
    try:
        yield
    finally:
        _of_thread.seconds = before


def is_brief() -> bool:
    """Return whether this thread can do without an answer."""
    return _of_thread.seconds is not None


def exceeded(waited: float) -> bool:
    """Return whether this thread has waited too long; the server, which has the same limit, is to be the first."""
    if _of_thread.seconds is not None:
        return waited >= _of_thread.seconds
    return bool(current().statement) and waited > current().statement + 1
