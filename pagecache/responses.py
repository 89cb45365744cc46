"""A kept page as the response to a request, which is known by its WSGI environ (PEP 3333)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pagecache.store import Page

OK, NOT_MODIFIED = 200, 304
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class Response(NamedTuple):
    """Status, headers, body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def response(page: Page, environ: Mapping, numbers: tuple[bytes, ...]) -> Response:
    """The page with its numbers: plain, gzipped, or not at all for who has just this page (RFC 9110, 13.1.2)."""
    etag = page.etag(numbers)
    headers = [*page.headers, ("ETag", etag)]
    had = environ.get("HTTP_IF_NONE_MATCH")
    if had and (etag.removeprefix("W/") in had or had.strip() == "*"):  # Compared weakly: also one whose W/ was lost.
        return Response(NOT_MODIFIED, [header for header in headers if header[0] != "Content-Type"], b"")
    if _ACCEPTS_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = page.gzipped(numbers)
        headers.append(("Content-Encoding", "gzip"))
    else:
        body = page.plain(numbers)
    headers.append(("Content-Length", str(len(body))))
    return Response(OK, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


def refusal(page: Page, status: int, headers: Mapping[str, str]) -> Response:
    """Instead of the page nothing, with what the page's headers say of the site."""
    kept = [header for header in page.headers if header[0] not in {"Content-Type", *headers}]
    return Response(status, [*kept, *headers.items(), ("Content-Length", "0")], b"")
