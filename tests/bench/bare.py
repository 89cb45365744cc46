"""The fastest gunicorn can be: a callable that returns a page which is ready, headers and all."""

import json
import os
from pathlib import Path

_folder = Path(os.environ["BENCH_PAGE"])
_headers = [tuple(header) for header in json.loads((_folder / "headers.json").read_text())]
_body = (_folder / "body.html").read_bytes()


def application(environ, start_response):
    start_response("200 OK", _headers)
    return [_body]
