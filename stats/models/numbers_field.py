"""The field for an array of whole numbers."""

import sys
import zlib
from array import array

from django.db import models


class NumbersField(models.BinaryField):
    """An array("q"); stored as 64-bit little-endian numbers, compressed with zlib."""

    def get_db_prep_value(self, value, connection, prepared=False):
        numbers = _lowest_byte_first(array("q", value))
        return super().get_db_prep_value(zlib.compress(numbers.tobytes(), 1), connection, prepared)

    def from_db_value(self, value, expression, connection):
        numbers = array("q")
        numbers.frombytes(zlib.decompress(value))
        return _lowest_byte_first(numbers)

    def value_to_string(self, obj):
        return " ".join(map(str, self.value_from_object(obj)))

    def to_python(self, value):
        return array("q", map(int, value.split())) if isinstance(value, str) else value


def _lowest_byte_first(numbers):
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
