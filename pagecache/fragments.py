"""Fragments, parts of many pages made once per content version: navigation, side boxes, list outlines.

A fragment of a page is a template and the few words and numbers that it gets, so that each process can render it
without the request. Pages that are kept have a hole in its place.
"""

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.template.loader import render_to_string
from django.utils import translation

from pagecache import holes
from pagecache.content_version import Validity, watch
from pagecache.makers import Makers
from pagecache.parts import Part

MOST_FRAGMENTS = 2000
PREFIX = "fragment:"


class Recipe(NamedTuple):
    """What a fragment is made of: a language, a template, and the words and numbers in its context."""

    language: str
    template: str
    values: tuple[tuple[str, str | int | None], ...]

    @property
    def name(self) -> str:
        """Return the name of the fragment's hole."""
        return PREFIX + json.dumps(self, separators=(",", ":"))

    def html(self) -> str:
        """Return the rendered fragment, once per content version."""
        return once_per_version(self, self._rendered)

    def part(self) -> "Fragment":
        """Return the fragment as a part; while another thread makes it anew, the one that was there before."""
        return fragments.fragment(("part", self), lambda: Part.of(self._rendered().encode()), may_be_old=True)

    def _rendered(self):
        with translation.override(self.language):
            return render_to_string(self.template, dict(self.values))


@lru_cache(maxsize=MOST_FRAGMENTS)
def _recipe(name):
    language, template, values = json.loads(name.removeprefix(PREFIX))
    return Recipe(language, template, tuple((name, value) for name, value in values))


def parts(names: Iterable[str]) -> tuple[dict[str, Part], float]:
    """Return the fragments among the names of holes, and when the first of them expires, in seconds since 1970."""
    found = {name: _recipe(name).part() for name in names if name.startswith(PREFIX)}
    ends = (fragment.until for fragment in found.values())
    return {name: fragment.made for name, fragment in found.items()}, min(ends, default=float("inf"))


def filled(content: bytes) -> bytes:
    """Return the page with its fragments; the marks of its numbers stay."""
    pieces, names = holes.cut(content)
    texts = (_recipe(name).html() if name.startswith(PREFIX) else holes.mark(name) for name in names)
    return holes.joined(pieces, map(str.encode, texts))


class Fragment(NamedTuple):
    """What was made, of which content version, and when it expires, in seconds since 1970."""

    made: Any
    version: Hashable
    until: float


class Fragments:
    """The fragments in the memory of this process; the least recently used are dropped first."""

    def __init__(self):
        self.forget()

    def forget(self):
        """Drop all fragments."""
        self._fragments: OrderedDict[Hashable, Fragment] = OrderedDict()
        self._makers = Makers()

    def once_per_version(self, key: Hashable, make: Callable) -> Any:
        """Return what `make` returned for this key in this version.

        It is made each time while PAGE_CACHE_BYTES is 0, within a transaction, and while the version is unknown.
        """
        return self.fragment(key, make).made

    def fragment(self, key: Hashable, make: Callable, may_be_old: bool = False) -> Fragment:
        """Return it with its lifetime, which has ended for one of an older version."""
        validity = settings.PAGE_CACHE_BYTES and not connection.in_atomic_block and watch.current()
        if not validity:
            return Fragment(make(), None, float("inf"))
        return self._current(key, validity) or self._made(key, make, validity, may_be_old)

    def _current(self, key, validity):
        fragment = self._fragments.get(key)
        if fragment is None or fragment.version != validity.version or fragment.until <= time.time():
            return None
        with suppress(KeyError):  # Another thread dropped it meanwhile.
            self._fragments.move_to_end(key)
        return fragment

    def _made(self, key, make, validity: Validity, may_be_old) -> Fragment:
        """Return a new one, made by one thread at a time; others get the one before, if its lifetime has not ended."""
        old = self._fragments.get(key) if may_be_old else None
        is_recent = old is not None and old.until > time.time()
        with self._makers.one(key, may_wait=not is_recent) as is_maker:
            if is_recent and not is_maker:
                return old._replace(until=0)
            if fragment := self._current(key, validity):
                return fragment
            try:
                fragment = Fragment(make(), validity.version, validity.until)
            except DatabaseError:
                if old is None:
                    raise
                return old._replace(until=0)
            self._fragments[key] = fragment
            while len(self._fragments) > MOST_FRAGMENTS:
                self._fragments.popitem(last=False)
            return fragment


fragments = Fragments()
once_per_version = fragments.once_per_version
