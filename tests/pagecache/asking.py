"""A request as a WSGI server sends it, or through the event loop in front."""

import asyncio
import io
import threading
from http import HTTPStatus

from django.test import RequestFactory

from tests.conftest import PHONE


def ask(front, path, method="GET", environ=None, **headers):
    """Status, headers and body, as a WSGI server hears them."""
    said = {}
    asked = RequestFactory(headers={"user-agent": PHONE} | headers).generic(method, path).environ

    def start_response(line, headers, exc_info=None):
        said.update(status=int(line.split()[0]), headers=dict(headers))

    through = getattr(front, "through", front)
    answer = through(asked | {"wsgi.errors": io.StringIO()} | (environ or {}), start_response)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return said["status"], said["headers"], body


class ThroughTheLoop:
    """Calls an ASGI application as a WSGI one is called: from an event loop in a thread of its own, as in a server."""

    def __init__(self, application):
        self.application, self.loop = application, asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def __call__(self, environ, start_response):
        return self.begin(environ, start_response).result(60)

    def begin(self, environ, start_response=lambda line, headers: None):
        """The future of the answer; cancelled, it is as if the client left."""
        return asyncio.run_coroutine_threadsafe(self._answer(environ, start_response), self.loop)

    def close(self):
        """End the loop, and give the connections of the threads up."""
        self.application.close()
        self.loop.call_soon_threadsafe(self.loop.stop)

    async def _answer(self, environ, start_response):
        bodies, sent = [environ["wsgi.input"].read()], []

        async def receive():
            return {"type": "http.request", "body": bodies.pop(), "more_body": False}

        async def send(message):
            sent.append(message)

        await self.application(scope_of(environ), receive, send)
        headers = [(name.decode(), text.decode("latin-1")) for name, text in sent[0]["headers"]]
        start_response(f"{sent[0]['status']} {HTTPStatus(sent[0]['status']).phrase}", headers)
        return [message["body"] for message in sent[1:]]


def scope_of(environ):
    """The request as an ASGI server has it."""
    named = {name: text for name, text in environ.items() if name.startswith(("HTTP_", "CONTENT_")) and text}
    headers = {name.removeprefix("HTTP_").replace("_", "-").lower(): text for name, text in named.items()}
    return {
        "type": "http",
        "http_version": "1.1",
        "method": environ["REQUEST_METHOD"],
        "scheme": environ["wsgi.url_scheme"],
        "raw_path": environ["PATH_INFO"].encode("latin-1"),
        "query_string": environ["QUERY_STRING"].encode("latin-1"),
        "headers": [(name.encode(), text.encode("latin-1")) for name, text in headers.items()],
        "server": ("127.0.0.1", 8000),
        "client": (environ["REMOTE_ADDR"], 40000),
    }
