"""A request as a WSGI server sends it."""

import io

from django.test import RequestFactory

from tests.conftest import PHONE


def ask(front, path, method="GET", environ=None, **headers):
    """Status, headers and body, as a WSGI server hears them."""
    said = {}
    asked = RequestFactory(headers={"user-agent": PHONE} | headers).generic(method, path).environ

    def start_response(line, headers, exc_info=None):
        said.update(status=int(line.split()[0]), headers=dict(headers))

    answer = front(asked | {"wsgi.errors": io.StringIO()} | (environ or {}), start_response)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return said["status"], said["headers"], body
