"""When a whole page is kept and answered: the door between the counting and Django."""

import re
import time

from django.conf import settings
from django.http import HttpResponse
from django.http.response import ResponseHeaders
from django.utils.module_loading import import_string

from portal.editions import watch
from portal.pagecache import Page, Store

QUERY_KEYS = ("trang", "q", "muc", "nguon", "tacgia", "tu", "den", "truoc")
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
NOT_KEPT_HEADERS = {"content-length", "etag", "vary", "set-cookie"}


class CheckedHeaders(ResponseHeaders):
    """A copy of headers that were checked when the page was made: to check and look up each again costs 20 µs."""

    def __init__(self, headers):
        self._store = headers._store.copy()

    def items(self):
        return self._store.values()


class KeptAnswer(HttpResponse):
    """A kept page on its way out. Who knows the live numbers calls `fill_in` with a function from names to texts."""

    def __init__(self, page: Page, request):
        super().__init__(content_type="text/html")
        self.headers = CheckedHeaders(page.headers)
        self.page, self._request = page, request
        if not page.names:
            self.fill_in(lambda names: [])

    def fill_in(self, texts):
        """Splice the numbers in: plain, gzipped, or not at all for who has just this page (RFC 9110, 13.1.2)."""
        numbers = texts(self.page.names)
        self.headers["ETag"] = etag = self.page.etag(numbers)
        if etag in self._request.META.get("HTTP_IF_NONE_MATCH", ""):
            self.status_code, self.content = 304, b""
            del self.headers["Content-Type"]
        elif ACCEPTS_GZIP.search(self._request.META.get("HTTP_ACCEPT_ENCODING", "")):
            self.headers["Content-Encoding"] = "gzip"
            self.content = self.page.gzipped(numbers)
        else:
            self.content = self.page.plain(numbers)
        if self.content:
            self.headers["Content-Length"] = str(len(self.content))


class KeepPages:
    """Answers readers who are not signed in from memory, and keeps what their pages said is public."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.store = Store(settings.PAGE_CACHE_BYTES)
        self.split = import_string(settings.PAGE_SPLITTER)

    def __call__(self, request):
        if not self.store.most_bytes or not _is_asked_by_a_reader(request):
            return self.get_response(request)
        issue = watch.current()
        key = _key(request)
        if issue and (page := self.store.fresh(key, issue.number, time.time())):
            return _answer(page, request)
        response = self.get_response(request)
        if response.status_code >= 500 and (page := self.store.stale(key)):
            return _answer(page, request)
        if issue and _may_be_kept(request, response):
            return _answer(self._keep(key, request, response, issue), request)
        return response

    def _keep(self, key, request, response, issue):
        headers = {name: text for name, text in response.items() if name.lower() not in NOT_KEPT_HEADERS}
        headers = ResponseHeaders(headers | {"Vary": "Accept-Encoding"})
        page = Page(*self.split(response.content), headers, getattr(request, "viewed_article", None))
        self.store.keep(key, page, issue.number, issue.until)
        return page


def _is_asked_by_a_reader(request):
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _key(request):
    """Unknown query keys, such as utm_source, make no new page."""
    asked = request.GET if request.META.get("QUERY_STRING") else {}
    mattering = [(name, asked[name]) for name in QUERY_KEYS if name in asked]
    return request.scheme, request.META.get("HTTP_HOST", ""), request.path_info, *mattering


def _answer(page, request):
    request.is_public_page = True
    request.viewed_article = page.article
    return KeptAnswer(page, request)


def _may_be_kept(request, response):
    return (
        request.method == "GET"
        and getattr(request, "is_public_page", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and "no-store" not in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
        and response.get("Content-Type", "").startswith("text/html")
    )
