"""The answer of a WSGI application: made in a thread, sent by the event loop; no slow reader keeps the thread."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, Future
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from threading import Event
from typing import IO, NamedTuple

from django.conf import settings

MOST_IN_MEMORY = 2**20
PIECE_BYTES = 2**18


class OpenFile:
    """A file to be sent, as an answer of the application (wsgi.file_wrapper, PEP 3333)."""

    def __init__(self, file: IO[bytes], block_size: int = 0):
        self.file, self.close = file, file.close  # Django's closes its response too.


class Answer(NamedTuple):
    """A status, headers, and a body that is ready or a file; `close` is to be called in the same thread."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | IO[bytes]
    close: Callable[[], None] | None = None


def answer(application: Callable, environ: dict, is_gone: Event) -> Answer:
    """Return the answer, complete, unless the reader is gone; runs in a thread."""
    said = []
    with environ["wsgi.input"]:
        body = application(environ, lambda line, headers, exc_info=None: said.append((int(line[:3]), headers)))
        if isinstance(body, OpenFile):
            return Answer(*said[0], body.file, body.close)
        try:
            content = _spooled(body, is_gone) if getattr(body, "streaming", False) else b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()
    return Answer(*said[0], content, None if isinstance(content, bytes) else content.close)


def discard(made: Future):
    """Close an answer that nobody waits for; runs in its thread."""
    if not made.cancelled() and not made.exception() and (close := made.result().close):
        close()


def _spooled(pieces, is_gone):
    file = SpooledTemporaryFile(MOST_IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 – closed when it is sent
    for piece in pieces:
        if is_gone.is_set():
            break
        file.write(piece)
    file.seek(0)
    return file


async def send_start(send: Callable[[dict], Awaitable], status: int, headers):
    """Send status and headers."""
    await send({"type": "http.response.start", "status": status, "headers": [_encoded(*pair) for pair in headers]})


async def send_body(send: Callable[[dict], Awaitable], body: bytes):
    """Send a body that is ready."""
    await send({"type": "http.response.body", "body": body})


async def send_file(send: Callable[[dict], Awaitable], file: IO[bytes], disk: Executor):
    """Send a file piece by piece, each when the reader has taken the one before."""
    loop = asyncio.get_running_loop()
    while piece := await loop.run_in_executor(disk, file.read, PIECE_BYTES):
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send_body(send, b"")


@lru_cache(maxsize=4096)
def _encoded(name: str, text: str) -> tuple[bytes, bytes]:
    return name.encode("latin-1"), text.encode("latin-1")
