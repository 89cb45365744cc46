"""Composes pages before anybody asks for them."""

import io
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from pagecache.composing.writer import MOST_WAITING, writer
from pagecache.middleware import KeepPages


def compose(paths: Iterable[str]) -> Iterator[int]:
    """Compose the pages of these paths under settings.PUBLIC_ORIGIN; yield how many are done."""
    WSGIHandler()  # Makes the middleware.
    for done, path in enumerate(paths, start=1):
        KeepPages.installed.compose(_environ(path))
        if done % (MOST_WAITING // 2) == 0:
            writer.wait()
        yield done
    writer.wait()


def _environ(path):
    """Return the environ of a reader's request (PEP 3333)."""
    origin = urlsplit(settings.PUBLIC_ORIGIN)
    is_https = origin.scheme == "https"
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": origin.hostname,
        "SERVER_PORT": str(origin.port or (443 if is_https else 80)),
        "HTTP_HOST": origin.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": origin.scheme,
        "wsgi.input": io.BytesIO(),
    }
