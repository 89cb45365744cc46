"""In front of Django: a kept page is answered before Django has made a request of it."""

import logging
import os
from http import HTTPStatus
from importlib import import_module

from django.conf import settings
from django.utils.module_loading import import_string

from portal import answers, keeping

logger = logging.getLogger(__name__)

_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


class NoBody:
    """What a HEAD is answered with: Django makes the body of a GET, and leaves it to the server to drop it."""

    def __init__(self, body):
        self.close = body.close  # By which Django hears that the answer is out.

    def __iter__(self):
        return iter(())


class Front:
    """A WSGI application (PEP 3333) around Django's. What it does not answer itself, Django does."""

    def __init__(self, django):
        self.django = django
        self.statistics = import_module(settings.PAGE_STATISTICS)
        self.begun_in = None

    def __call__(self, environ, start_response):
        if self.begun_in != os.getpid():
            self.begin()
        try:
            answer = self._kept_answer(environ)
        except Exception:
            # Whatever it was, Django answers the same request, and says what it thinks of it.
            logger.exception("A kept page could not be answered")
            answer = None
        if answer is None:
            body = self.django(environ, start_response)
            return NoBody(body) if environ["REQUEST_METHOD"] == "HEAD" else body
        start_response(_LINES[answer.status], answer.headers)
        return [answer.body]

    def begin(self):
        """Start what this process does beside answering; at its first request, since no thread survives a fork."""
        self.begun_in = os.getpid()
        for work in settings.WORK_BESIDE:
            import_string(work)()

    def _kept_answer(self, environ):
        if not keeping.store or not answers.is_asked_by_a_reader(environ):
            return None
        page = keeping.fresh_page(answers.key(environ))
        if page is None:
            return None
        statistics = self.statistics
        if statistics.is_put_off(environ):
            answer = answers.refusal(page, statistics.PUT_OFF, statistics.PUT_OFF_HEADERS)
        else:
            answer = answers.answer(page, environ, statistics.texts(page.names))
        statistics.count(environ, answer.status, "text/html", page.article)
        return answer
