"""Composed pages: the own part of a page, kept in the database until something that it shows changes.

Its view calls `begin` before it asks the database. What was changed since then is seen by the numbers of changes,
which triggers count in the transaction of each change: a part that shows older rows is never current.
"""

import json
import logging
import time
from collections.abc import Hashable
from datetime import datetime
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from databases.asking import ask
from pagecache import fragments
from pagecache.composing import release
from pagecache.models import Change, ComposedPage
from pagecache.parts import Part
from pagecache.store import Page

logger = logging.getLogger(__name__)

# One statement, in which the page and the numbers of changes are of the same moment.
READ = f"""
    SELECT address, changes, until, head, body, {{number}} AS own, {{shared}} AS shared
    FROM {ComposedPage._meta.db_table} AS page WHERE id = %s
"""
NUMBER = f"COALESCE((SELECT number FROM {Change._meta.db_table} WHERE subject = {{subject}}), 0)"
READ = READ.format(number=NUMBER.format(subject="page.subject"), shared=NUMBER.format(subject=Change.ALL))


class Composition(NamedTuple):
    """What a page is about, the numbers of changes before it was made, and when it ends by the clock, if it does."""

    subject: int
    changes: str
    until: datetime | None = None


class Ready(NamedTuple):
    """A page that can be answered, and when its fragments expire, in seconds since 1970."""

    page: Page
    until: float


def begin(request, subject: int):
    """Say that the own part of this page is about one subject; to be called before its rows are read."""
    if getattr(request, "leaves_holes", False) and not connection.in_atomic_block:
        numbers = dict(Change.objects.filter(pk__in=[subject, Change.ALL]).values_list("subject", "number"))
        request.composition = Composition(subject, _changes(numbers.get(subject, 0), numbers.get(Change.ALL, 0)))


def is_composed(request) -> bool:
    """Return whether this page is kept beyond its content version: nothing remembered of one may be in its own part."""
    return hasattr(request, "composition")


def ends(request, until: datetime | None):
    """Say when the page ends by the clock."""
    if composition := getattr(request, "composition", None):
        request.composition = composition._replace(until=until)


def _changes(own, shared):
    return f"{own}.{shared}"


def read(key: Hashable) -> Ready | None:
    """Return the composed page of this key with its fragments; None if there is no current one."""
    address = address_of(key)
    if address is None:
        return None
    found = []
    ask(lambda: found.append(_current(address, _row(address))), logger, "No composed page could be read: %s")
    return found[0] if found else None


def _current(address, row):
    if row is None:
        return None
    found, changes, until, head, body, own, shared = row
    if found != address or changes != _changes(own, shared) or (until and until <= time.time()):
        return None
    return _ready(json.loads(head), bytes(body))


def _row(address):
    with connection.cursor() as cursor:
        cursor.execute(READ, [pk_of(address)])
        return cursor.fetchone()


def _ready(head, body):
    cuts = [0, *head["cuts"]]
    deflated = tuple(body[start:end] for start, end in pairwise(cuts))
    return ready(Part(deflated, head["names"], head["tag"]), head["headers"], head["article"])


def ready(own: Part, headers: dict[str, str], article: int | None = None, is_file: bool = False) -> Ready:
    """Return the page of this own part with its fragments of now."""
    parts, until = fragments.parts(own.names)
    return Ready(Page(own, headers, article, is_file, parts), until)


def address_of(key):
    """Return the whole address of a page that may be composed: under settings.COMPOSED_PATHS, without a query.

    Hosts that are not written as in the settings, with a port or in capitals, would have rows without number.
    """
    if not key or len(key) > 3 or not key[2].startswith(settings.COMPOSED_PATHS):
        return None
    if key[1] and key[1] not in settings.ALLOWED_HOSTS:
        return None
    return f"{key[0]}://{key[1]}{key[2]}"


def pk_of(address):
    digest = blake2b(f"{release.stamp()} {address}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
