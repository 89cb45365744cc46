"""One thread makes a thing, while the others wait for it or use the one before."""

import threading
from collections.abc import Hashable
from contextlib import contextmanager
from weakref import WeakValueDictionary

WAIT_SECONDS = 1  # Many that wait for one after the other, while the database is silent, would wait for minutes.


class Makers:
    """Who is making what in this process."""

    def __init__(self):
        self._finding = threading.Lock()
        self._locks = WeakValueDictionary()  # Each stays as long as a thread has it or waits for it.

    @contextmanager
    def one(self, key: Hashable, may_wait: bool):
        """Yield whether this thread is to make it; one that may not wait for another, or not longer, is told no."""
        with self._finding:
            lock = self._locks.setdefault(key, threading.Lock())
        is_maker = lock.acquire(timeout=WAIT_SECONDS if may_wait else 0)
        try:
            yield is_maker
        finally:
            if is_maker:
                lock.release()
