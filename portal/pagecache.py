"""Whole pages, kept in the memory of each process. It knows no request: keys, pieces, numbers, life.

A page is kept as its fixed pieces; the live numbers between them are spliced in for each answer, plain or gzipped.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from contextlib import suppress
from itertools import chain, zip_longest
from typing import NamedTuple

GZIP_LEVEL = 6
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # RFC 1952: deflate, no name, no time.
_LAST_BLOCK = b"\x01\x00\x00\xff\xff"  # RFC 1951: an empty stored block that says it is the last.
_OVERHEAD_BYTES = 2000  # Headers, key and objects of one page, roughly.


class Page:
    """One finished page: status and headers as they were, its pieces, the names of the numbers between them."""

    def __init__(self, pieces: list[bytes], names: list[str], headers: Mapping[str, str], article: int | None = None):
        self.pieces, self.names, self.headers, self.article = pieces, names, headers, article
        self.deflated = _deflated(pieces)
        self.tag = f"{zlib.crc32(b'\0'.join(pieces)):08x}{sum(map(len, pieces)):x}"
        self.size = sum(map(len, chain(self.pieces, self.deflated))) + _OVERHEAD_BYTES

    def etag(self, numbers: list[bytes]) -> str:
        """Another one as soon as a number is another; weak, since the compressed form shares it (RFC 9110, 8.8.1)."""
        return f'W/"{self.tag}-{zlib.crc32(b"\0".join(numbers)):08x}"'

    def plain(self, numbers: list[bytes]) -> bytes:
        return b"".join(_spliced(self.pieces, numbers))

    def gzipped(self, numbers: list[bytes]) -> bytes:
        """The same, compressed, at the cost of one checksum: the pieces were compressed once."""
        check = length = 0
        for part in _spliced(self.pieces, numbers):
            check = zlib.crc32(part, check)
            length += len(part)
        body = _spliced(self.deflated, [_stored(number) for number in numbers])
        return b"".join([_GZIP_HEADER, *body, _LAST_BLOCK, struct.pack("<II", check, length & 0xFFFFFFFF)])


def _spliced(pieces, numbers):
    return [part for part in chain.from_iterable(zip_longest(pieces, numbers)) if part]


def _deflated(pieces):
    """Each piece compressed up to a byte boundary, behind which anything may follow."""
    deflate = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    # A full flush also forgets what came before: a number of any length may stand between two pieces.
    return [deflate.compress(piece) + deflate.flush(zlib.Z_FULL_FLUSH) for piece in pieces]


def _stored(number):
    """A number as a deflate block that is not compressed (RFC 1951, 3.2.4)."""
    return struct.pack("<BHH", 0, len(number), len(number) ^ 0xFFFF) + number


class _Kept(NamedTuple):
    page: Page
    edition: Hashable
    until: float


class Store:
    """Pages by key, at most `most_bytes` of them, the least recently used out first."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self._kept = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._kept)

    def fresh(self, key: Hashable, edition: Hashable, now: float) -> Page | None:
        """The page if it is of this edition and its life has not ended."""
        kept = self._kept.get(key)
        if kept is None or kept.edition != edition or kept.until <= now:
            return None
        with suppress(KeyError):  # Another thread dropped it meanwhile.
            self._kept.move_to_end(key)
        return kept.page

    def stale(self, key: Hashable) -> Page | None:
        """The page however old it is, for when no newer one can be made."""
        kept = self._kept.get(key)
        return kept and kept.page

    def keep(self, key: Hashable, page: Page, edition: Hashable, until: float):
        """Keep the page until a moment, unless it alone is larger than the bound."""
        with self._lock:
            self._drop(key)
            if page.size <= self.most_bytes:
                self._kept[key] = _Kept(page, edition, until)
                self.bytes += page.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._kept)))

    def clear(self):
        with self._lock:
            self._kept.clear()
            self.bytes = 0

    def _drop(self, key):
        if kept := self._kept.pop(key, None):
            self.bytes -= kept.page.size
