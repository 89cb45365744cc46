"""Parts of pages: content between holes, compressed piece by piece, from which pages are put together."""

import struct
import zlib
from sys import intern

from pagecache import holes

GZIP_LEVEL = 6
LAST_BLOCK = b"\x01\x00\x00\xff\xff"  # RFC 1951: an empty stored block that says it is the last.


class Part:
    """Compressed pieces, the names of the holes between them, and a tag that differs for other content."""

    __slots__ = ("deflated", "names", "tag")

    def __init__(self, deflated: tuple[bytes, ...], names: tuple[str, ...], tag: str):
        self.deflated, self.names, self.tag = deflated, tuple(map(intern, names)), tag

    @classmethod
    def of(cls, content: bytes) -> "Part":
        """Return the part with this content, cut at the marks in it."""
        pieces, names = holes.cut(content)
        tag = f"{zlib.crc32(b'\0'.join(pieces)):08x}{sum(map(len, pieces)):x}"
        return cls(_deflated(pieces), names, tag)

    @property
    def size(self) -> int:
        """Return the bytes of its pieces."""
        return sum(map(len, self.deflated))


def _deflated(pieces):
    """Return each piece compressed up to a byte boundary, after which any deflate block may follow."""
    deflate = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    # A full flush also drops the history: anything may stand between two pieces, and each may stand elsewhere.
    # Joined, since zlib returns buffers of 16 kB, and a short result would keep a whole one.
    return tuple(b"".join((deflate.compress(piece), deflate.flush(zlib.Z_FULL_FLUSH))) for piece in pieces)


def stored(number: bytes) -> bytes:
    """Return a number as a deflate block that is not compressed (RFC 1951, 3.2.4)."""
    return struct.pack("<BHH", 0, len(number), len(number) ^ 0xFFFF) + number
