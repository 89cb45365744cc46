"""A kept page as an answer to a request, which is told by its WSGI environ (PEP 3333): no Django request is made."""

import re
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from portal import origin
from portal.pagecache import Page

QUERY_KEYS = ("trang", "q", "muc", "nguon", "tacgia", "tu", "den", "truoc")
OK, NOT_MODIFIED = 200, 304
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class Answer(NamedTuple):
    """What goes out: status, headers, body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def is_asked_by_a_reader(environ: Mapping) -> bool:
    """Whether a kept page may answer: a GET or HEAD of somebody who is not signed in."""
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in environ.get(
        "HTTP_COOKIE", ""
    )


def key(environ: Mapping) -> Hashable | None:
    """What the page is kept under. Unknown query keys, such as utm_source, make no new page; None for nonsense."""
    host = environ.get("HTTP_HOST", "")
    # Under the public name a page is the same with any port.
    place = environ["wsgi.url_scheme"], "" if origin.is_public(host) else host, environ.get("PATH_INFO", "")
    query = environ.get("QUERY_STRING")
    if not query:
        return place
    try:
        asked = QueryDict(query)
    except SuspiciousOperation:
        return None
    return *place, *((name, asked[name]) for name in QUERY_KEYS if name in asked)


def answer(page: Page, environ: Mapping, numbers: tuple[bytes, ...]) -> Answer:
    """The page with its numbers: plain, gzipped, or not at all for who has just this page (RFC 9110, 13.1.2)."""
    etag = page.etag(numbers)
    headers = [*page.headers, ("ETag", etag)]
    had = environ.get("HTTP_IF_NONE_MATCH")
    if had and (etag.removeprefix("W/") in had or had.strip() == "*"):  # Compared weakly: also one whose W/ was lost.
        return Answer(NOT_MODIFIED, [header for header in headers if header[0] != "Content-Type"], b"")
    if _ACCEPTS_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = page.gzipped(numbers)
        headers.append(("Content-Encoding", "gzip"))
    else:
        body = page.plain(numbers)
    headers.append(("Content-Length", str(len(body))))
    return Answer(OK, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


def refusal(page: Page, status: int, headers: Mapping[str, str]) -> Answer:
    """Instead of the page nothing, with what the page's headers say of the site."""
    kept = [header for header in page.headers if header[0] not in {"Content-Type", *headers}]
    return Answer(status, [*kept, *headers.items(), ("Content-Length", "0")], b"")
