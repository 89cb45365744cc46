"""The application that gunicorn serves, watched: access log, request id, and figures for Prometheus."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings

from pagecache.front.wsgi import KeptPagesFirst
from pagecache.lookup import lookup
from portal.monitoring.logs import request_id
from stats.collecting.visitors import address_of

access = logging.getLogger("access")

KEPT = "portal.is_kept"
ID = re.compile(r"[\w.-]{8,64}", re.ASCII)
KINDS = {"quan-tri": "desk", "static": "file", "media": "file", "suc-khoe": "health"}


class WatchedFront(KeptPagesFirst):
    """Notes each answer, of kept pages where they are found, of all others where they begin to be sent."""

    def __init__(self, django, count: Callable | None = None):
        super().__init__(django)
        self._count = count

    def __call__(self, environ, start_response):
        began = time.perf_counter()
        asked = environ.get("HTTP_X_REQUEST_ID", "")
        identity = asked if ID.fullmatch(asked) else secrets.token_hex(8)
        request_id.set(identity)

        def begin(line, headers, exc_info=None):
            if KEPT not in environ:
                self._note(environ, int(line[:3]), time.perf_counter() - began, is_kept=False)
            return start_response(line, [*headers, ("X-Request-ID", identity)])

        return super().__call__(environ, begin)

    def kept_response(self, environ, find=lookup):
        began = time.perf_counter()
        if kept := super().kept_response(environ, find):
            environ[KEPT] = True
            self._note(environ, kept.status, time.perf_counter() - began, is_kept=True)
        return kept

    def _note(self, environ, status, seconds, is_kept):
        if self._count:
            self._count(kind_of(environ["PATH_INFO"]), status, seconds, is_kept)
        if settings.ACCESS_LOG:
            fields = {
                "method": environ["REQUEST_METHOD"],
                "path": environ["PATH_INFO"],  # Not what was searched for.
                "status": status,
                "ms": round(1000 * seconds, 1),
                "kept": is_kept,
            }
            if settings.LOG_ADDRESSES:
                fields["address"] = address_of(environ)
            said = [fields["method"], fields["path"], status, f"{fields['ms']} ms", "kept" if is_kept else "fresh"]
            access.info(" ".join(map(str, [*said, fields.get("address", "")])).rstrip(), extra={"fields": fields})


def kind_of(path: str) -> str:
    """Return what kind of address it is: desk, file, health, page."""
    return KINDS.get(path[1:].partition("/")[0], "page")
