"""Fragments, parts of many pages made once per content version: navigation, side boxes, list outlines."""

import time
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from pagecache.content_version import watch

MOST_FRAGMENTS = 2000


class Fragment(NamedTuple):
    """What was made, and when it expires, in seconds since 1970."""

    made: Any
    until: float


class Fragments:
    """The fragments of one content version, in the memory of this process."""

    def __init__(self):
        self.forget()

    def forget(self):
        """Drop all fragments."""
        self._version, self._fragments = None, {}

    def once_per_version(self, key: Hashable, make: Callable) -> Any:
        """Return what `make` returned for this key in this version.

        It is made each time while PAGE_CACHE_BYTES is 0, within a transaction, and while the version is unknown.
        """
        validity = settings.PAGE_CACHE_BYTES and not connection.in_atomic_block and watch.current()
        if not validity:
            return make()
        if self._version != validity.version or len(self._fragments) >= MOST_FRAGMENTS:
            self._version, self._fragments = validity.version, {}
        fragments = self._fragments
        fragment = fragments.get(key)
        if fragment is None or fragment.until <= time.time():
            fragments[key] = fragment = Fragment(make(), validity.until)
        return fragment.made


fragments = Fragments()
once_per_version = fragments.once_per_version
