"""Live numbers on pages: templates leave a mark, the outermost middleware replaces it by the number."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from databases.asking import PATIENCE_SECONDS, ask
from databases.presence import presence
from number_formats import grouped
from pagecache import holes
from pagecache.front import waiting
from stats.site import site_sums

logger = logging.getLogger(__name__)

REFRESH_SECONDS = 1
REMEMBERED_ARTICLES = 2000  # All of them are read each second; an article nobody read lately is read alone.
UNKNOWN = "–"


def fill(content: bytes) -> bytes:
    """Return the page with its marks replaced by the numbers."""
    pieces, names = holes.cut(content)
    numbers.learn(names)
    return holes.joined(pieces, numbers.texts(names))


class Numbers:
    """The live numbers, at most a second old. While the database is away, the last ones stay."""

    def __init__(self):
        self.forget()

    def forget(self):
        """Drop everything, as in a process that has just begun."""
        self._refreshing = threading.Lock()
        self._visitors = {}
        self._read = OrderedDict()  # By article.
        self._texts = {}
        self.grow_old()

    def grow_old(self):
        """Make the next call read the database again; what is known stays until then."""
        self._fresh_until = 0.0

    def texts(self, names: tuple[str, ...]) -> tuple[bytes, ...]:
        """Return each number as readers see it, or a dash for one that was never known."""
        self._refresh_if_old()
        known = self._texts  # A refresh begins a new dict, so nothing old is written into it.
        if (found := known.get(names)) is None:
            found = known[names] = tuple(_written(self._value(name)) for name in names)
        return found

    def learn(self, names: Iterable[str]):
        """Read all articles among these names that are not known yet, with one call."""
        unknown = {int(article) for _kind, _colon, article in (name.partition(":") for name in names) if article}
        if unknown := unknown - self._read.keys():
            self._ask(lambda: self._remember(site_sums.read(list(unknown))))

    def _value(self, name):
        kind, _colon, article = name.partition(":")
        return getattr(self._read_of(int(article)), kind, None) if article else self._visitors.get(kind)

    def _read_of(self, article):
        if article not in self._read and not presence.is_doubtful:
            waiting.ask(lambda: self._ask(lambda: self._remember(site_sums.read([article]))))
        with suppress(KeyError):  # The database was away, or another thread dropped it.
            self._read.move_to_end(article)
        return self._read.get(article)

    def _refresh_if_old(self):
        if presence.is_doubtful:
            return
        # One thread reads, the others go on with what is known.
        if time.monotonic() >= self._fresh_until and waiting.take(self._refreshing, knows=bool(self._visitors)):
            waiting.ask(self._refresh_and_release)

    def _refresh_and_release(self):
        try:
            if time.monotonic() >= self._fresh_until:
                self._ask(self._refresh)
                self._fresh_until = time.monotonic() + REFRESH_SECONDS
        finally:
            self._refreshing.release()

    def _refresh(self):
        self._visitors = site_sums.visitors()
        if self._read:
            self._remember(site_sums.read(list(self._read)))
        self._texts = {}

    def _remember(self, read):
        self._read.update(read)
        while len(self._read) > REMEMBERED_ARTICLES:
            self._read.popitem(last=False)

    def _ask(self, question):
        ask(question, logger, "The numbers on the pages stay as they were: %s", PATIENCE_SECONDS)


@lru_cache(maxsize=8192)
def _written(number):
    return UNKNOWN.encode() if number is None else grouped(number).encode()


numbers = Numbers()
