"""The store of whole pages in the memory of each process: by key, with content version and lifetime.

A page is kept as its fixed pieces, compressed; the live numbers between them are spliced in without compressing again.
Pieces of fragments are those of all pages that show the fragment.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain, zip_longest
from sys import intern
from types import MappingProxyType
from typing import NamedTuple, Protocol

from pagecache.parts import LAST_BLOCK, Part, stored

READY_BODIES = 64  # The most read pages, in each process: some megabytes.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # RFC 1952: deflate, no name, no time.
_OVERHEAD_BYTES = 2000  # Key and objects of one page, roughly; most headers are the same for all.


class Page:
    """A finished page: its headers, the compressed chunks between its numbers, and the names of the numbers.

    A file for programs (`is_file`) is no view.
    """

    __slots__ = ("article", "chunks", "headers", "is_file", "names", "size", "tag")

    def __init__(
        self,
        own: Part,
        headers: Mapping[str, str],
        article: int | None = None,
        is_file: bool = False,
        fragments: Mapping[str, Part] = MappingProxyType({}),
    ):
        self.article, self.is_file = article, is_file
        self.headers = tuple((intern(name), intern(text)) for name, text in headers.items())
        self.chunks, self.names = _put_together(own, fragments)
        self.tag = "-".join([own.tag, *_tag_of(fragments)])
        # The fragments belong to all pages.
        self.size = own.size + _OVERHEAD_BYTES

    def etag(self, numbers: tuple[bytes, ...]) -> str:
        """Return the ETag, different for every number; weak, since the gzipped body shares it (RFC 9110, 8.8.1)."""
        return f'W/"{self.tag}-{zlib.crc32(b"\0".join(numbers)):08x}"'

    def plain(self, numbers: tuple[bytes, ...]) -> bytes:
        return _plain(self, numbers)

    def gzipped(self, numbers: tuple[bytes, ...]) -> bytes:
        return _gzipped(self, numbers)


def _tag_of(fragments):
    tags = "".join(part.tag for part in fragments.values())
    return [f"{zlib.crc32(tags.encode()):08x}"] if tags else []


def _put_together(own, fragments):
    """Return the chunks of a page, each of one or more pieces, and the names of the numbers between them."""
    chunks, names = [[own.deflated[0]]], []
    for name, piece in zip(own.names, own.deflated[1:], strict=True):
        if fragment := fragments.get(name):
            chunks[-1].append(fragment.deflated[0])
            names += fragment.names
            chunks += [[inner] for inner in fragment.deflated[1:]]
            chunks[-1].append(piece)
        else:
            names.append(name)
            chunks.append([piece])
    return tuple(map(tuple, chunks)), tuple(names)


# A finished body is sent until a number changes; then it is made once, however many requests there are.
@lru_cache(maxsize=READY_BODIES)
def _plain(page, numbers):
    return zlib.decompress(_deflate_stream(page, numbers), -zlib.MAX_WBITS)


@lru_cache(maxsize=READY_BODIES)
def _gzipped(page, numbers):
    stream = _deflate_stream(page, numbers)
    plain = zlib.decompress(stream, -zlib.MAX_WBITS)
    return b"".join([_GZIP_HEADER, stream, struct.pack("<II", zlib.crc32(plain), len(plain) & 0xFFFFFFFF)])


def _deflate_stream(page, numbers):
    written = ((stored(number),) for number in numbers)
    spliced = chain.from_iterable(zip_longest(page.chunks, written, fillvalue=()))
    return b"".join([*chain.from_iterable(spliced), LAST_BLOCK])


class Sized(Protocol):
    """What can be kept: it knows its size in bytes."""

    size: int


class _Kept[Thing: Sized](NamedTuple):
    page: Thing
    version: Hashable
    until: float


class Store[Thing: Sized]:
    """Pages by key, at most `most_bytes` in all; the least recently used are dropped first."""

    def __init__(self, most_bytes: int = 0):
        self._kept: OrderedDict[Hashable, _Kept[Thing]] = OrderedDict()
        self._lock = threading.Lock()
        self.begin(most_bytes)

    def __len__(self):
        return len(self._kept)

    def begin(self, most_bytes: int):
        """Drop all pages and set the limit in bytes; 0 keeps nothing."""
        with self._lock:
            self._kept.clear()
            self.bytes, self.most_bytes = 0, most_bytes

    def fresh(self, key: Hashable, version: Hashable, now: float) -> Thing | None:
        """Return the page if it is of this content version and its lifetime has not ended at `now`; else None."""
        kept = self._kept.get(key)
        if kept is None or kept.version != version or kept.until <= now:
            return None
        with suppress(KeyError):  # Another thread dropped it meanwhile.
            self._kept.move_to_end(key)
        return kept.page

    def outdated(self, key: Hashable, now: float) -> Thing | None:
        """Return the page of an older content version whose lifetime has not ended at `now`; else None."""
        kept = self._kept.get(key)
        return kept.page if kept and kept.until > now else None

    def stale(self, key: Hashable) -> Thing | None:
        """Return the page however old it is, for when no newer one can be made; None if none is kept."""
        kept = self._kept.get(key)
        return kept and kept.page

    def keep(self, key: Hashable, page: Thing, version: Hashable, until: float):
        """Keep the page until a moment in seconds since 1970, unless it alone exceeds the limit."""
        with self._lock:
            self._drop(key)
            if page.size <= self.most_bytes:
                self._kept[key] = _Kept(page, version, until)
                self.bytes += page.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._kept)))

    def drop(self, key: Hashable):
        """Drop the page: it is not shown again, old as it may be."""
        with self._lock:
            self._drop(key)

    def _drop(self, key):
        if kept := self._kept.pop(key, None):
            self.bytes -= kept.page.size
