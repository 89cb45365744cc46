"""Kept redirects, from addresses that are no longer the site's own: answered in front of Django, as pages are."""

import time
from collections.abc import Hashable, Mapping

from django.http import HttpResponse

from databases.presence import presence
from pagecache import public_origin
from pagecache.content_version import Validity, watch
from pagecache.lookup import is_from_reader
from pagecache.responses import Response
from pagecache.store import Store

PART_OF_MEMORY = 16  # Of settings.PAGE_CACHE_BYTES, beside the pages.
NOT_KEPT_HEADERS = {"content-length", "content-type", "set-cookie"}
_OVERHEAD_BYTES = 1500  # Key, headers and objects of one redirect, roughly.


class Redirect:
    """The headers of one permanent redirect."""

    __slots__ = ("headers", "size")

    def __init__(self, response: HttpResponse):
        named = [(name, text) for name, text in response.items() if name.lower() not in NOT_KEPT_HEADERS]
        self.headers = [*named, ("Content-Length", "0")]
        self.size = _OVERHEAD_BYTES

    def response(self) -> Response:
        return Response(301, self.headers, b"")

    def for_django(self) -> HttpResponse:
        """Return the redirect as Django's response."""
        return HttpResponse(status=301, headers=dict(self.headers), content_type="text/html")


redirects: Store[Redirect] = Store()


def begin(page_cache_bytes: int):
    """Drop all redirects; their memory is a part of that of the pages."""
    redirects.begin(page_cache_bytes // PART_OF_MEMORY)


def lookup(environ: Mapping) -> Redirect | None:
    """Return the kept redirect of this address with its whole query; None if there is none of the current version."""
    if not len(redirects) or not is_from_reader(environ):
        return None
    validity = watch.current()
    if presence.is_doubtful:
        return stale(environ)
    return redirects.fresh(key(environ), validity.version, time.time()) if validity else None


def keep(environ: Mapping, response: HttpResponse, validity: Validity):
    """Keep a redirect as long as a page made now would be kept."""
    kept = Redirect(response)
    kept.size += 4 * len(str(key(environ)))
    redirects.keep(key(environ), kept, validity.version, validity.until)


def stale(environ: Mapping) -> Redirect | None:
    """Return the redirect however old it is, for when the database is away."""
    return redirects.stale(key(environ))


def key(environ: Mapping) -> Hashable:
    """Return the key of a redirect: every query may name another page of the older portal."""
    host = environ.get("HTTP_HOST", "")
    return (
        environ["wsgi.url_scheme"],
        "" if public_origin.is_public(host) else host,
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
    )
