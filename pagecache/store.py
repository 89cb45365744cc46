"""The store of whole pages in the memory of each process: by key, with content version and lifetime.

A page is kept as its fixed pieces, compressed; the live numbers between them are spliced in without compressing again.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain, zip_longest
from sys import intern
from typing import NamedTuple, Protocol

GZIP_LEVEL = 6
READY_BODIES = 64  # The most read pages, in each process: some megabytes.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # RFC 1952: deflate, no name, no time.
_LAST_BLOCK = b"\x01\x00\x00\xff\xff"  # RFC 1951: an empty stored block that says it is the last.
_OVERHEAD_BYTES = 1800  # Key and objects of one page, roughly; most headers are the same for all.


class Page:
    """One finished page: its headers, its compressed pieces, and the names of the numbers between them.

    A file for programs (`is_file`) is no view.
    """

    __slots__ = ("article", "deflated", "headers", "is_file", "names", "size", "tag")

    def __init__(
        self,
        pieces: list[bytes],
        names: Iterable[str],
        headers: Mapping[str, str],
        article: int | None = None,
        is_file: bool = False,
    ):
        self.names, self.article, self.is_file = tuple(map(intern, names)), article, is_file
        self.headers = tuple((intern(name), intern(text)) for name, text in headers.items())
        self.deflated = _deflated(pieces)
        self.tag = f"{zlib.crc32(b'\0'.join(pieces)):08x}{sum(map(len, pieces)):x}"
        self.size = sum(map(len, self.deflated)) + _OVERHEAD_BYTES

    def etag(self, numbers: tuple[bytes, ...]) -> str:
        """Return the ETag, different for every number; weak, since the gzipped body shares it (RFC 9110, 8.8.1)."""
        return f'W/"{self.tag}-{zlib.crc32(b"\0".join(numbers)):08x}"'

    def plain(self, numbers: tuple[bytes, ...]) -> bytes:
        return _plain(self, numbers)

    def gzipped(self, numbers: tuple[bytes, ...]) -> bytes:
        return _gzipped(self, numbers)


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
    spliced = chain.from_iterable(zip_longest(page.deflated, map(_stored, numbers), fillvalue=b""))
    return b"".join([*spliced, _LAST_BLOCK])


def _deflated(pieces):
    """Return each piece compressed up to a byte boundary, after which any deflate block may follow."""
    deflate = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    # A full flush also drops the history: a number of any length may stand between two pieces.
    # Joined, since zlib returns buffers of 16 kB, and a short result would keep a whole one.
    return tuple(b"".join((deflate.compress(piece), deflate.flush(zlib.Z_FULL_FLUSH))) for piece in pieces)


def _stored(number):
    """Return a number as a deflate block that is not compressed (RFC 1951, 3.2.4)."""
    return struct.pack("<BHH", 0, len(number), len(number) ^ 0xFFFF) + number


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

    def _drop(self, key):
        if kept := self._kept.pop(key, None):
            self.bytes -= kept.page.size
