"""The threads behind the event loop: so many and no more, each for one request at a time."""

import asyncio
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager

from django.db import connections


class Thread:
    """One thread, which does what it is given in turn. Django's connections belong to it."""

    def __init__(self, name: str):
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._last: Future = Future()
        self._last.set_result(None)
        self._began, self._doing, self._ident = 0.0, "", 0

    def do(self, function: Callable, *arguments, what: str = "") -> Future:
        """Have the thread call a function after what it was given before; `what` says for whom."""
        self._last = self._executor.submit(self._do, what, function, arguments)
        return self._last

    def _do(self, what, function, arguments):
        self._ident, self._doing, self._began = threading.get_ident(), what, time.monotonic()
        return function(*arguments)

    def when_done(self, call: Callable):
        """Call it, in whichever thread, when all that was given is done."""
        self._last.add_done_callback(lambda _last: call())

    @property
    def busy_seconds(self) -> float:
        """Return for how long it has been busy with the same function."""
        return time.monotonic() - self._began if self._last.running() else 0.0

    def __str__(self):
        frame = sys._current_frames().get(self._ident)
        return f"{self._doing}\n{''.join(traceback.format_stack(frame)) if frame else ''}"


class ThreadPool:
    """A number of threads; who asks for one while all are busy waits."""

    def __init__(self, size: int):
        self._threads = [Thread(f"Django {number}") for number in range(1, size + 1)]
        self._free: asyncio.LifoQueue[Thread] = (
            asyncio.LifoQueue()
        )  # The fewest are kept busy, with the fewest connections.
        for thread in self._threads:
            self._free.put_nowait(thread)

    @asynccontextmanager
    async def thread(self):
        """Lend a free thread; it is free again when all that it was given is done, whoever left meanwhile."""
        loop, thread = asyncio.get_running_loop(), await self._free.get()
        try:
            yield thread
        finally:
            thread.when_done(lambda: loop.call_soon_threadsafe(self._free.put_nowait, thread))

    def close(self):
        """Give the connections of the threads up."""
        for thread in self._threads:
            thread.do(connections.close_all).result()

    def busy_for(self, seconds: float) -> list[Thread]:
        """Return the threads that have been busy with the same function for so long."""
        return [thread for thread in self._threads if thread.busy_seconds > seconds]
