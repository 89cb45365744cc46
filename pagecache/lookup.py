"""Finds the kept page for a request, from its WSGI environ (PEP 3333), without a Django request object."""

import time
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from databases.presence import presence
from pagecache import public_origin
from pagecache.composing import composed_pages
from pagecache.content_version import watch
from pagecache.makers import Makers
from pagecache.page_addresses import TRACKING, identifying
from pagecache.store import Page, Store

QUERY_KEYS = (
    *("trang", "q", "muc", "nguon", "tacgia", "tu", "den", "truoc"),
    *("nam", "danhhieu", "cap", "doituong", "donvi", "phuongthuc"),
)

MISSED = "pagecache.missed"  # In the environ: in front of Django none was found, so none is looked for again.

store: Store[Page] = Store()  # One for the process; the middleware fills it.


class AskedBefore:
    """The last places asked for."""

    MOST = 4096

    def __init__(self):
        self.forget()

    def forget(self):
        """Begin anew."""
        self._places: OrderedDict[Hashable, None] = OrderedDict()

    def has(self, place: Hashable) -> bool:
        """Return whether it was asked for before; it is from now on."""
        if place in self._places:
            return True
        self._places[place] = None
        while len(self._places) > self.MOST:
            self._places.popitem(last=False)
        return False


asked_before = AskedBefore()
readers = Makers()  # Of composed pages: of each, one thread at a time.


def lookup(environ: Mapping) -> Page | None:
    """Return the page for this request, kept in memory or composed before; None if there is no current one."""
    return _current(environ, may_be_composed=MISSED not in environ)


def in_memory(environ: Mapping) -> Page | None:
    """Return the page for this request if it is kept in memory; None if there is no current one."""
    return _current(environ, may_be_composed=False)


def _current(environ, may_be_composed):
    if not is_from_reader(environ) or asks_for_an_older_page(environ) or not (validity := watch.current()):
        return None
    place = key(environ)
    if presence.is_doubtful:
        return _whatever_is_there(place)
    page = store.fresh(place, validity.version, time.time())
    return page if page or not may_be_composed else _composed(place, validity)


def _whatever_is_there(place):
    """Return the kept page however old it is: while the database is away, nobody can make a newer one."""
    page = store.stale(place)
    if page:
        presence.served()
    return page


def _composed(place, validity):
    """Return the composed page; kept in memory if it is asked for again, so that crawlers push nothing out."""
    with readers.one(what_is_made(place), may_wait=False) as is_reader:
        if not is_reader and (page := one_before(place)):
            return page
        if not (ready := composed_pages.read(place)):
            return None
        if asked_before.has(place) and ready.until > time.time():
            store.keep(place, ready.page, validity.version, min(ready.until, validity.until))
        return ready.page


def what_is_made(place: Hashable | None) -> Hashable | None:
    """Return for what there is one maker at a time: for each page; for all together when all are due after an outage.

    Who is not the maker shows the one before.
    """
    return "any page" if presence.is_recovering else place


def one_before(place: Hashable | None) -> Page | None:
    """Return the page of an older version; any, just after an outage, in which all have come to their end."""
    return store.stale(place) if presence.is_recovering else store.outdated(place, time.time())


def is_from_reader(environ: Mapping) -> bool:
    """Return whether a kept page may answer: pages are kept, and it is a GET or HEAD without a session cookie."""
    return (
        store.most_bytes > 0
        and environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
    )


def asks_for_an_older_page(environ: Mapping) -> bool:
    """Return whether it is the front page with a query by which an older portal told its pages apart: /?p=12."""
    query = environ.get("QUERY_STRING")
    return bool(query) and environ.get("PATH_INFO") == "/" and names_an_older_page(query)


def names_an_older_page(query: str) -> bool:
    """Return whether a query names a page, and none of this portal's own."""
    names = {name for name, _value in parse_qsl(identifying(query.lower()))} - set(QUERY_KEYS)
    return any(not TRACKING.fullmatch(name) for name in names)


def key(environ: Mapping) -> Hashable | None:
    """Return the key of the page; unknown query keys, such as utm_source, are left out. None for a malformed query."""
    host = environ.get("HTTP_HOST", "")
    # Under the public origin a page is the same with any port.
    place = (
        environ["wsgi.url_scheme"],
        "" if public_origin.is_public(host) else host,
        environ.get("PATH_INFO", ""),
    )
    query = environ.get("QUERY_STRING")
    if not query:
        return place
    try:
        asked = QueryDict(query)
    except SuspiciousOperation:
        return None
    return *place, *((name, asked[name]) for name in QUERY_KEYS if name in asked)
