"""One thread makes a thing, while the others wait for it or use the one before."""

import threading
from collections.abc import Hashable
from contextlib import contextmanager


class Makers:
    """Who is making what in this process."""

    def __init__(self):
        self._locks: dict[Hashable, threading.Lock] = {}

    @contextmanager
    def one(self, key: Hashable, may_wait: bool):
        """Yield whether this thread is to make it; a thread that may not wait for another one is told no."""
        lock = self._locks.setdefault(key, threading.Lock())
        is_maker = lock.acquire(blocking=may_wait)
        try:
            yield is_maker
        finally:
            if is_maker:
                self._locks.pop(key, None)
                lock.release()
