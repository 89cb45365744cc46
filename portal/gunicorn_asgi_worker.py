"""gunicorn's asgi worker with the pages' front, with an end to slow connections, and with a peaceful end of its own."""

import array
import asyncio
import fcntl
import os
import struct
import termios
import time
from http import HTTPStatus
from socket import SO_LINGER, SOL_SOCKET

from gunicorn.asgi.protocol import ASGIProtocol
from gunicorn.workers import gasgi

from pagecache.front.answers import Answer
from portal import gunicorn_worker

LEAVE_SECONDS = 2  # Kept connections are told to close before they are closed: what was just asked on one is answered.
HEADER_SECONDS = 20
READER_SECONDS = 60  # For a reader who takes nothing at all of what is sent.
STUCK_SECONDS = 180


class Connection(ASGIProtocol):
    """A connection that ends when its client is too slow."""

    transport: asyncio.Transport

    def connection_made(self, transport):
        super().connection_made(transport)
        self.began = self.progressed = time.monotonic()
        self.unsent = 0
        self.worker.connections.add(self)
        if self.worker.nr_conns > self.worker.worker_connections:
            transport.abort()

    def connection_lost(self, exc):
        self.worker.connections.discard(self)
        super().connection_lost(exc)

    def end_if_slow(self, now: float):
        """End it if the first headers are not complete in time, or if the reader takes nothing for too long."""
        # gunicorn itself ends a connection on which no further request comes in time.
        is_late = self._current_request is None and self.req_count <= 1 and now - self.began > HEADER_SECONDS
        unsent = self.transport.get_write_buffer_size() and self._unsent()
        if not unsent or unsent != self.unsent:
            self.unsent, self.progressed = unsent, now
        if is_late or now - self.progressed > READER_SECONDS:
            self._reset()

    def _reset(self):
        """End it without waiting for what is still to be sent (SO_LINGER of no time), here and in the kernel."""
        socket = self.transport.get_extra_info("socket")
        socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def _unsent(self):
        """Return the bytes that wait here and in the socket: there many fit, and a slow reader frees few."""
        waiting = array.array("i", [0])
        fcntl.ioctl(self.transport.get_extra_info("socket"), termios.TIOCOUTQ, waiting)
        return self.transport.get_write_buffer_size() + waiting[0]

    async def _serve_http_request(self, request, sockname, peername):
        """Answer with a kept page at once: no task, and nothing that only other answers need."""
        kept = await self.worker.asgi.kept(self._build_http_scope(request, sockname, peername))
        if kept is None:
            return await super()._serve_http_request(request, sockname, peername)
        closes = self._will_close(request, False)
        self._send_response_start(kept.status, kept.headers, request, closes)
        self._send_body(kept.body)
        if self._flow_control:
            await self._flow_control.drain()
        return not closes

    def _will_close(self, request, response_requires_close):
        return self.worker.is_leaving or super()._will_close(request, response_requires_close)

    def _send_error_response(self, status, message, extra_headers=()):
        if status in gunicorn_worker.TOO_LONG.values():
            self._safe_write(gunicorn_worker.response(HTTPStatus(status)))
        else:
            super()._send_error_response(status, message, extra_headers)


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose servers make connections of this worker."""

    def __init__(self, worker):
        super().__init__()
        self._worker = worker

    async def create_server(self, *_gunicorns, **options):
        """Accept one connection at a time: by default one worker takes all that wait, and the others have none."""
        server = await super().create_server(lambda: Connection(self._worker), backlog=1, **options)
        options["sock"].listen(self._worker.cfg.backlog)  # The kernel's queue stays as long as it was.
        return server


class AsgiWorker(gasgi.ASGIWorker):
    """The event loop in front, Django in threads behind it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.connections, self.is_leaving = set(), False

    @classmethod
    def check_config(cls, cfg, log):
        """Say nothing: what gunicorn warns of, that it does not use `threads` itself, is so."""

    def _setup_event_loop(self):
        self.loop = Loop(self)
        asyncio.set_event_loop(self.loop)

    def load_wsgi(self):
        # Django is set up in the worker alone, not where the configuration is read.
        from pagecache.front.asgi import EventLoopFront

        self.asgi = EventLoopFront(self.app.wsgi(), self.cfg.threads, refusal)

    def run(self):
        super().run()
        if self.asgi.pool.busy_for(0):
            os._exit(0)  # Python would wait for the threads as long as they like.

    async def _serve(self):
        watching = asyncio.create_task(self._watch())
        await super()._serve()
        watching.cancel()

    async def _watch(self):
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for connection in list(self.connections):
                connection.end_if_slow(now)
            for thread in self.asgi.pool.busy_for(STUCK_SECONDS):
                self.log.critical("The worker ends: a thread was busy for %s s with %s", STUCK_SECONDS, thread)
                self.handle_exit_signal()

    def handle_exit_signal(self):
        """Begin the end (SIGTERM): for some seconds answer as before, but ask clients for new connections."""
        if not self.is_leaving:
            self.is_leaving = True
            asyncio.get_running_loop().call_later(LEAVE_SECONDS, super().handle_exit_signal)


def refusal(status: HTTPStatus) -> Answer:
    """Return the page in words for a request that is not received."""
    headers, body = gunicorn_worker.page(status)
    return Answer(status, headers, body)
