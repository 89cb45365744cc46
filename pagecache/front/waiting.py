"""Who may wait for the database in front of Django: threads may, an event loop never does."""

import threading
from collections.abc import Callable
from typing import Self


class MustWait(Exception):
    """Raised on an event loop in place of asking the database.

    `question` is to be called in a thread, whatever becomes of the request: it may release a lock.
    """

    def __init__(self, question: Callable[[], object]):
        self.question = question


class _Forbidden(threading.local):
    """Forbids this thread to wait: `with forbidden:`."""

    is_in_force = False

    def __enter__(self) -> Self:
        self.is_in_force = True
        return self

    def __exit__(self, *error):
        self.is_in_force = False


forbidden = _Forbidden()


def ask[Answer](question: Callable[[], Answer]) -> Answer:
    """Return what the question returns, which asks the database; raise MustWait where waiting is forbidden."""
    if forbidden.is_in_force:
        raise MustWait(question)
    return question()


def take(lock: threading.Lock, knows: bool) -> bool:
    """Return whether the caller has got the lock and is to ask.

    Meanwhile the others go on with what they know; who knows nothing waits.
    """
    if lock.acquire(blocking=not knows and not forbidden.is_in_force):
        return True
    if not knows:
        raise MustWait(lambda: None)
    return False
