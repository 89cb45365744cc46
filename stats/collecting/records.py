"""The record of one answered request: 32 bytes, a power of two, since other sizes were seen torn by SIGKILL."""

import struct
import zlib
from typing import NamedTuple

SIZE = 32
_MARK = b"BV1"
_FIELDS = struct.Struct("<3sBQQq")
_ARRIVAL = struct.Struct("<3sBI20s")
_CHECK = struct.Struct("<I")
_DEVICE_BITS = 56  # `at` needs no more bits; older records have 0 (no device) above them.
_LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789.-_"

VIEW, ONLINE, ARRIVAL, VIEW_WITHOUT_VISITOR, DROPPED = 0, 252, 253, 254, 255


class Record(NamedTuple):
    """A view or a refusal.

    `kind` is VIEW, VIEW_WITHOUT_VISITOR, DROPPED, ONLINE or the number of a refusal's reason; `at` is in seconds since
    1970; `article` is the pk, or 0 for other pages; in a DROPPED record it is how many records could not be written.
    ONLINE is no view: it follows a view in the first minutes of a week and holds the visitor's hash of last week.
    """

    kind: int
    at: int
    article: int = 0
    visitor: int = 0
    device: int = 0

    def packed(self) -> bytes:
        """Return the record as SIZE bytes with a checksum."""
        kind, at, article, visitor, device = self
        return _checked(_FIELDS.pack(_MARK, kind, at | device << _DEVICE_BITS, article, visitor))


class Arrival(NamedTuple):
    """The referrer of the view written before it: a host name of at most 30 characters of `_LETTERS`."""

    at: int
    host: str

    def packed(self) -> bytes:
        """Return the record as SIZE bytes, the host as a number to the base of `_LETTERS`."""
        number = 0
        for letter in reversed(self.host):
            number = number * len(_LETTERS) + _LETTERS.index(letter)
        return _checked(_ARRIVAL.pack(_MARK, ARRIVAL, self.at, number.to_bytes(20, "little")))


def unpacked(block: bytes) -> Record | Arrival | None:
    """Return the record in a block of SIZE bytes, or None if the block is torn or not ours."""
    fields, check = block[:28], block[28:]
    if len(check) != 4 or _CHECK.pack(zlib.crc32(fields)) != check or not fields.startswith(_MARK):
        return None
    if fields[3] == ARRIVAL:
        _mark, _kind, at, number = _ARRIVAL.unpack(fields)
        return Arrival(at, _host(int.from_bytes(number, "little")))
    _mark, kind, at, article, visitor = _FIELDS.unpack(fields)
    return Record(kind, at & (1 << _DEVICE_BITS) - 1, article, visitor, at >> _DEVICE_BITS)


def _checked(fields):
    return fields + _CHECK.pack(zlib.crc32(fields))


def _host(number):
    letters = []
    while number:
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)
