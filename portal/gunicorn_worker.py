"""gunicorn's threaded worker, with pages in words for requests that are too long to be read."""

from contextlib import suppress
from http import HTTPStatus

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

TOO_LONG = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}


class Worker(ThreadWorker):
    def handle_error(self, req, client, addr, exc):
        """Answer 414 and 431, which browsers can meet, with a page; gunicorn answers what no browser sends."""
        try:
            page = response(TOO_LONG[type(exc)]) if type(exc) in TOO_LONG else None
        except Exception:
            self.log.exception("The page for %s could not be made", exc)
            page = None
        if page is None:
            return super().handle_error(req, client, addr, exc)
        self.log.warning("Invalid request from ip=%s: %s", (addr or [""])[0], exc)
        with suppress(OSError):  # The reader may be gone.
            write_nonblock(client, page)
        return None


def response(status: HTTPStatus) -> bytes:
    """Return the whole HTTP response for a request that Django never sees."""
    headers, body = page(status)
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def page(status: HTTPStatus) -> tuple[list[tuple[str, str]], bytes]:
    """Return its headers and its body."""
    # Django is set up in the worker alone, not where the configuration is read.
    from django.conf import settings
    from django.template.loader import render_to_string
    from django.utils.csp import build_policy

    from portal.hardening import HEADERS

    body = render_to_string("portal/too_long.html", {"code": status.value}).encode()
    headers = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "Content-Security-Policy": build_policy(settings.SECURE_CSP),
        "X-Content-Type-Options": "nosniff",
        **HEADERS,
    }
    return list(headers.items()), body
