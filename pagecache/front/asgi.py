"""The ASGI application in front of Django: the event loop answers kept pages, Django all else in threads behind it."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Event

from django.db import connections

from pagecache.front import answers, request_body, waiting
from pagecache.front.answers import Answer, OpenFile
from pagecache.front.environ import environ_of, for_django
from pagecache.front.thread_pool import ThreadPool
from pagecache.front.wsgi import KeptPagesFirst
from pagecache.lookup import in_memory

logger = logging.getLogger(__name__)


class EventLoopFront:
    """Answers from memory on the event loop, where nobody may wait; hands everything else to the WSGI application."""

    def __init__(self, application: KeptPagesFirst, threads: int, refusal: Callable[[HTTPStatus], Answer]):
        self.application, self.refusal = application, refusal
        self.pool = ThreadPool(threads)
        # What is due each second is asked here, however busy the pool is.
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asks the database")
        self._disk = ThreadPoolExecutor(4, thread_name_prefix="reads and writes files")

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await send({"type": "websocket.close"})
        if kept := await self.kept(scope):
            await answers.send_start(send, kept.status, kept.headers)
            return await answers.send_body(send, kept.body)
        return await self._by_django(scope, receive, send)

    def close(self):
        """Give the connections of all threads up."""
        self.pool.close()
        self._asking.submit(connections.close_all).result()

    async def kept(self, scope):
        """Return the answer from memory; None if there is none, or if something is due to be asked first."""
        try:
            with waiting.forbidden:
                return self.application.kept_response(environ_of(scope), in_memory)
        except waiting.MustWait as must_wait:
            await self._asked(must_wait.question)
        except Exception:
            # Whatever failed, Django answers the same request and reports its own errors.
            logger.exception("A kept page could not be answered")
        return None

    async def _asked(self, question):
        try:
            # Also if the reader leaves meanwhile: others are locked out until then.
            await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._asking, question))
        except Exception:
            logger.exception("What kept pages need could not be asked")

    async def _by_django(self, scope, receive, send):
        environ = environ_of(scope)
        try:
            body = await request_body.received(environ, receive, self._disk)
        except request_body.ClientGone:
            return None
        except request_body.Refused as refused:
            await self._send(self.refusal(refused.status), send)
            return await request_body.linger(receive)
        is_gone = Event()
        async with self.pool.thread() as thread:
            asked = for_django(environ, scope, body, OpenFile)
            what = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
            made = thread.do(answers.answer, self.application, asked, is_gone, what=what)
            try:
                answer = await asyncio.wrap_future(made)
            except asyncio.CancelledError:
                is_gone.set()
                thread.do(answers.discard, made)
                raise
        try:
            await self._send(answer, send)
        finally:
            if answer.close:
                thread.do(answer.close)
        return None

    async def _send(self, answer, send):
        await answers.send_start(send, answer.status, answer.headers)
        if isinstance(answer.body, bytes):
            await answers.send_body(send, answer.body)
        else:
            await answers.send_file(send, answer.body, self._disk)
