"""Makes the response of a kept page to a request, from its WSGI environ (PEP 3333)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pagecache.store import Page

OK, NOT_MODIFIED = 200, 304
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class Response(NamedTuple):
    """Status, headers and body, independent of Django and WSGI."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def response(page: Page, environ: Mapping, numbers: tuple[bytes, ...]) -> Response:
    """Return the page with its numbers, plain or gzipped; 304 if If-None-Match names it (RFC 9110, 13.1.2)."""
    etag = page.etag(numbers)
    headers = [*page.headers, ("ETag", etag)]
    had = environ.get("HTTP_IF_NONE_MATCH")
    if had and (etag.removeprefix("W/") in had or had.strip() == "*"):  # Weakly: an ETag that lost its W/ matches too.
        return Response(NOT_MODIFIED, [header for header in headers if header[0] != "Content-Type"], b"")
    if _ACCEPTS_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = page.gzipped(numbers)
        headers.append(("Content-Encoding", "gzip"))
    else:
        body = page.plain(numbers)
    headers.append(("Content-Length", str(len(body))))
    return Response(OK, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


def refusal(page: Page, status: int, headers: Mapping[str, str]) -> Response:
    """Return an empty response with this status and these headers, and the other headers of the page."""
    kept = [header for header in page.headers if header[0] not in {"Content-Type", *headers}]
    return Response(status, [*kept, *headers.items(), ("Content-Length", "0")], b"")
