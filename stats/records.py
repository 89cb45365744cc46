"""One answered request as 32 bytes: a power of two, since other sizes were seen torn by SIGKILL."""

import struct
import zlib
from typing import NamedTuple

SIZE = 32
_MARK = b"BV1"
_FIELDS = struct.Struct("<3sBQQq")
_CHECK = struct.Struct("<I")

VIEW, VIEW_WITHOUT_VISITOR, DROPPED = 0, 254, 255


class Record(NamedTuple):
    """A view, or a refused request.

    `kind` is VIEW, VIEW_WITHOUT_VISITOR, DROPPED or the number of a reason; `at` is in seconds since 1970; `article`
    is 0 for a page that is no article's, and a DROPPED record says there how many records could not be written.
    """

    kind: int
    at: int
    article: int = 0
    visitor: int = 0

    def packed(self) -> bytes:
        fields = _FIELDS.pack(_MARK, *self)
        return fields + _CHECK.pack(zlib.crc32(fields))


def unpacked(block: bytes) -> Record | None:
    """The record in a block of SIZE bytes, or None if it is torn or foreign."""
    fields, check = block[:28], block[28:]
    if len(check) != 4 or _CHECK.pack(zlib.crc32(fields)) != check or not fields.startswith(_MARK):
        return None
    return Record(*_FIELDS.unpack(fields)[1:])
