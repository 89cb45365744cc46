"""The part of an address that names one thing: words for people, a primary key for us."""

import re
from typing import NamedTuple

from django.http import HttpResponsePermanentRedirect

NUMBER = re.compile("[0-9]{1,18}")


class Address(NamedTuple):
    slug: str
    pk: int


class SlugAndNumber:
    """`bieu-duong-guong-sang-12`: any words, then the primary key, at most 18 digits as the database keeps."""

    regex = r"[^/]*?-?[0-9]{1,18}"

    def to_python(self, value):
        words, _hyphen, digits = value.rpartition("-")
        if not digits.isascii() or not digits.isdigit():
            raise ValueError(f"{value!r} has no primary key")
        return Address(words, int(digits))

    def to_url(self, address):
        return f"{address.slug}-{address.pk}"


def pks_asked(request, key) -> set[int]:
    """The primary keys under this key of the query, as far as a database can hold them."""
    return {int(pk) for pk in request.GET.getlist(key) if NUMBER.fullmatch(pk)}


def moved(thing, request) -> HttpResponsePermanentRedirect | None:
    """A redirect to the thing's one address if it was asked for by another, its query kept; else None."""
    canonical = thing.get_absolute_url()
    if request.path == canonical:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{canonical}?{query}" if query else canonical)
