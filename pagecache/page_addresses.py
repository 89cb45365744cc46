"""Addresses of public pages: words for people, a primary key for the database."""

import re
from typing import NamedTuple

from django.http import HttpResponsePermanentRedirect

PK = re.compile("[0-9]{1,18}")


class Address(NamedTuple):
    """The parts of an address: its words and its primary key."""

    slug: str
    pk: int


class SlugAndPk:
    """Matches `bieu-duong-guong-sang-12`: any words, then the primary key with at most 18 digits."""

    regex = r"[^/]*?-?[0-9]{1,18}"

    def to_python(self, value):
        words, _hyphen, digits = value.rpartition("-")
        if not digits.isascii() or not digits.isdigit():
            raise ValueError(f"{value!r} has no primary key")
        return Address(words, int(digits))

    def to_url(self, address):
        return f"{address.slug}-{address.pk}"


def pks_asked(request, key) -> set[int]:
    """Return the primary keys under this key of the query; values that no database holds are left out."""
    return {int(pk) for pk in request.GET.getlist(key) if PK.fullmatch(pk)}


def moved(thing, request) -> HttpResponsePermanentRedirect | None:
    """Return a permanent redirect to the object's canonical address, query kept; None if it is requested already."""
    canonical = thing.get_absolute_url()
    if request.path == canonical:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{canonical}?{query}" if query else canonical)
