"""A Django as `startproject` makes it: an empty view, or the same page behind GZipMiddleware."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse

_page = os.environ.get("BENCH_PAGE")
_body = (Path(_page) / "body.html").read_bytes() if _page else b""


def view(request):
    return HttpResponse(_body)


application = get_wsgi_application()
