"""The body of a request, received on the event loop into memory or a file, before a thread is busy with the request."""

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO

from django.conf import settings

MOST_IN_MEMORY = 2**16
PIECE_BYTES = 2**20  # So much is written to the disk at once, by a thread.
PATIENCE_SECONDS = 30
SLOWEST_BYTES_A_SECOND = 8_000
LINGER_SECONDS = 5


class Refused(Exception):
    """The body is not received; `status` says why."""

    def __init__(self, status: HTTPStatus):
        self.status = status


class ClientGone(Exception):
    """The client left before the body was complete."""


async def received(environ: Mapping, receive: Callable[[], Awaitable], disk: Executor) -> IO[bytes]:
    """Return the body as an open file. Without a Content-Length it is empty, as for Django under WSGI.

    Raises Refused at once for one that is longer than settings.REQUEST_BODY_BYTES says for its path, and for one that
    comes more slowly than SLOWEST_BYTES_A_SECOND; raises ClientGone.
    """
    said = environ.get("CONTENT_LENGTH", "")
    length = int(said) if said.isdigit() else 0
    if length > most_bytes(environ["PATH_INFO"]):
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not length:
        return io.BytesIO()
    try:
        return await _received(length, receive, disk)
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None


def most_bytes(path: str) -> int:
    """Return how long a body may be: by the longest beginning of its path in settings.REQUEST_BODY_BYTES."""
    return settings.REQUEST_BODY_BYTES[max(filter(path.startswith, settings.REQUEST_BODY_BYTES), key=len)]


async def _received(length, receive, disk):
    loop, got, waiting = asyncio.get_running_loop(), 0, []
    began = loop.time()
    body = SpooledTemporaryFile(MOST_IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 – closed by who reads it
    async with asyncio.timeout(PATIENCE_SECONDS) as patience:
        is_more = True
        while is_more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientGone
            waiting.append(message["body"])
            got, is_more = got + len(message["body"]), message.get("more_body", False)
            patience.reschedule(began + PATIENCE_SECONDS + got / SLOWEST_BYTES_A_SECOND)
            if not is_more or sum(map(len, waiting)) >= PIECE_BYTES:
                piece, waiting = b"".join(waiting), []
                if length > MOST_IN_MEMORY:
                    await loop.run_in_executor(disk, body.write, piece)
                else:
                    body.write(piece)
    body.seek(0)
    return body


async def linger(receive: Callable[[], Awaitable]):
    """Take what the client still sends: closed at once, the connection would be reset before it reads the answer."""
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            while (await receive()).get("more_body"):
                pass
    except TimeoutError:
        pass
