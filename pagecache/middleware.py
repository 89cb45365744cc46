"""The middleware that keeps whole pages and answers kept ones within Django."""

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError
from django.http import HttpResponse

from pagecache import fragments, redirects, responses
from pagecache.composing import composed_pages
from pagecache.composing.writer import writer
from pagecache.content_version import watch
from pagecache.lookup import asks_for_an_older_page, is_from_reader, key, lookup, one_before, store, what_is_made
from pagecache.makers import Makers
from pagecache.parts import Part
from pagecache.store import Page

GONE = (301, 404, 410)  # Nobody gets the page that stood there before.
NOT_KEPT_HEADERS = {"content-length", "etag", "vary", "set-cookie"}


class KeptResponse(HttpResponse):
    """A kept page as Django's response. Middleware that knows the live numbers calls `fill_in`."""

    def __init__(self, page: Page, request):
        super().__init__(content_type="text/html")
        self.page, self._request = page, request
        if not page.names:
            self.fill_in(lambda names: ())

    def fill_in(self, texts):
        """Set status, headers and body of the page with its numbers; `texts` returns them by their names."""
        kept = responses.response(self.page, self._request.META, texts(self.page.names))
        self.status_code, headers, self.content = kept
        del self.headers["Content-Type"]
        for name, text in headers:
            self.headers[name] = text


class KeepPages:
    """Answers readers who are not signed in from memory.

    Keeps pages whose view set `request.is_public_page`, files for programs whose view set `request.is_kept_file`, and
    redirects whose view set `request.is_lasting_redirect`.
    """

    installed: "KeepPages"  # The one of this process.

    def __init__(self, get_response):
        KeepPages.installed = self
        self.get_response, self.makers = get_response, Makers()
        store.begin(settings.PAGE_CACHE_BYTES)
        redirects.begin(settings.PAGE_CACHE_BYTES)

    def __call__(self, request):
        environ = request.META
        if not is_from_reader(environ):
            return self.get_response(request)
        validity = watch.current()
        if page := lookup(environ):
            return _respond(page, request)
        if redirect := redirects.lookup(environ):
            return redirect.for_django()
        kept_under = key(environ)
        with self.makers.one(what_is_made(kept_under), may_wait=False) as is_maker:
            # While one thread makes a page anew, the others answer with the one before.
            if not is_maker and (page := one_before(kept_under)):
                return _respond(page, request)
            return self._made(request, environ, validity, kept_under)

    def compose(self, environ):
        """Make a page that is not kept or composed, as for a reader; nothing is counted."""
        if not lookup(environ):
            self._made(WSGIRequest(environ), environ, watch.current(), key(environ))

    def _made(self, request, environ, validity, kept_under):
        request.leaves_holes = bool(validity and kept_under)
        response = self.get_response(request)
        if response.status_code >= 500:
            return self._instead_of(response, request, kept_under)
        if validity and getattr(request, "is_lasting_redirect", False):
            redirects.keep(environ, response, validity)
        if validity and kept_under and _may_be_kept(request, response):
            return _respond(self._keep(kept_under, request, response, validity), request)
        if response.status_code in GONE and not asks_for_an_older_page(request.META):
            store.drop(kept_under)
        return _without_holes(response)

    def _instead_of(self, error, request, kept_under):
        """Return what was kept of the address, however old; the error if there is nothing."""
        if page := store.stale(kept_under):
            return _respond(page, request)
        redirect = redirects.stale(request.META)
        return redirect.for_django() if redirect else _without_holes(error)

    def _keep(self, kept_under, request, response, validity):
        headers = {name: text for name, text in response.items() if name.lower() not in NOT_KEPT_HEADERS}
        headers["Vary"] = "Accept-Encoding"
        own, article = Part.of(response.content), getattr(request, "viewed_article", None)
        if composition := getattr(request, "composition", None):
            writer.keep(kept_under, composition, own, headers, article)
        try:
            page, until = composed_pages.ready(own, headers, article, _is_file(request))
        except DatabaseError:
            if page := store.stale(kept_under):
                return page
            raise
        store.keep(kept_under, page, validity.version, min(until, validity.until))
        return page


def _without_holes(response):
    """Return the response with the fragments that it left holes for."""
    is_plain = not response.streaming and not response.has_header("Content-Encoding")
    if is_plain and response.get("Content-Type", "").startswith("text/html"):
        response.content = fragments.filled(response.content)
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
    return response


def _respond(page, request):
    request.is_public_page = not page.is_file
    request.viewed_article = page.article
    return KeptResponse(page, request)


def _may_be_kept(request, response):
    return (
        request.method == "GET"
        and (getattr(request, "is_public_page", False) or _is_file(request))
        and response.status_code == responses.OK
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and "no-store" not in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
        and (_is_file(request) or response.get("Content-Type", "").startswith("text/html"))
    )


def _is_file(request):
    return getattr(request, "is_kept_file", False)
