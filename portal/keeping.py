"""When a whole page is kept: the door between the counting and Django."""

import time
from importlib import import_module

from django.conf import settings
from django.http import HttpResponse

from portal import answers
from portal.editions import watch
from portal.pagecache import Page, Store

NOT_KEPT_HEADERS = {"content-length", "etag", "vary", "set-cookie"}

store = Store()  # One for the process: the middleware fills it, the front (portal/front.py) looks into it.


def fresh_page(key) -> Page | None:
    """The page kept under this key, if nothing public has changed since."""
    issue = watch.current()
    return issue and store.fresh(key, issue.number, time.time())


class KeptAnswer(HttpResponse):
    """A kept page on its way out through Django. Who knows the live numbers calls `fill_in` with them."""

    def __init__(self, page: Page, request):
        super().__init__(content_type="text/html")
        self.page, self._request = page, request
        if not page.names:
            self.fill_in(lambda names: ())

    def fill_in(self, texts):
        """Splice the numbers in, which `texts` tells by their names."""
        self.status_code, headers, self.content = answers.answer(self.page, self._request.META, texts(self.page.names))
        del self.headers["Content-Type"]
        for name, text in headers:
            self.headers[name] = text


class KeepPages:
    """Answers readers who are not signed in from memory, and keeps what their pages said is public."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.split = import_module(settings.PAGE_STATISTICS).split
        store.begin(settings.PAGE_CACHE_BYTES)

    def __call__(self, request):
        if not store.most_bytes or not answers.is_asked_by_a_reader(request.META):
            return self.get_response(request)
        issue, key = watch.current(), answers.key(request.META)
        if page := fresh_page(key):
            return _answer(page, request)
        response = self.get_response(request)
        if response.status_code >= 500 and (page := store.stale(key)):
            return _answer(page, request)
        if issue and key and _may_be_kept(request, response):
            return _answer(self._keep(key, request, response, issue), request)
        return response

    def _keep(self, key, request, response, issue):
        headers = {name: text for name, text in response.items() if name.lower() not in NOT_KEPT_HEADERS}
        headers["Vary"] = "Accept-Encoding"
        page = Page(*self.split(response.content), headers, getattr(request, "viewed_article", None))
        store.keep(key, page, issue.number, issue.until)
        return page


def _answer(page, request):
    request.is_public_page = True
    request.viewed_article = page.article
    return KeptAnswer(page, request)


def _may_be_kept(request, response):
    return (
        request.method == "GET"
        and getattr(request, "is_public_page", False)
        and response.status_code == answers.OK
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and "no-store" not in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
        and response.get("Content-Type", "").startswith("text/html")
    )
