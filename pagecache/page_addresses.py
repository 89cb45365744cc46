"""Addresses of public pages: words for people, a primary key for the database."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http import HttpResponsePermanentRedirect

PK = re.compile("[0-9]{1,18}")
# The parameters by which portals tell their pages apart, and values that programs have made.
NAMING = re.compile(
    r"\w*id|nv|op|p|cat|alias|slug|view|option|task|layout|module|mod|act|action|do|page|trang|tin|bai|news|article",
    re.ASCII,
)
NAME = re.compile(r"[0-9]{1,9}|\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|[a-z](?!\S*[0-9]{10})[a-z0-9_.-]{0,99}")
TRACKING = re.compile(
    r"utm_\w+|\w{1,4}clid|msclkid|[gw]braid|mc_[ce]id|igsh(?:id)?|mibextid|li_fat_id|zarsrc|zalo_src|_gl|_ga", re.ASCII
)


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


def identifying(query: str) -> str:
    """Return the part of a query in lower case that names a page: nothing that a person may have typed.

    Numbers of 10 digits and more are left out: they may be of telephones and identity cards.
    """
    parameters = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in parameters if NAMING.fullmatch(name) and NAME.fullmatch(value)])


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
