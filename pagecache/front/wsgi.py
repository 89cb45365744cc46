"""The WSGI application in front of Django: a kept page is answered before Django makes a request object of it."""

import logging
from http import HTTPStatus

from pagecache import redirects, responses
from pagecache.composing import release
from pagecache.hooks import page_hooks
from pagecache.lookup import MISSED, lookup

logger = logging.getLogger(__name__)

_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


class NoBody:
    """The empty body of a response to HEAD: Django makes the body of a GET and leaves dropping it to the server."""

    def __init__(self, body):
        self.close = body.close  # The server calls it; Django closes the response then.

    def __iter__(self):
        return iter(())


class KeptPagesFirst:
    """A WSGI application (PEP 3333) around Django's: answers with a kept page or calls Django."""

    def __init__(self, django):
        self.django = django
        self.hooks = page_hooks()
        release.stamp()  # Before a worker is forked, and before a reader waits for it.

    def __call__(self, environ, start_response):
        try:
            kept = self.kept_response(environ)
        except Exception:
            # Whatever failed, Django answers the same request and reports its own errors.
            logger.exception("A kept page could not be answered")
            kept = None
        if kept is None:
            environ[MISSED] = True
            body = self.django(environ, start_response)
            return NoBody(body) if environ["REQUEST_METHOD"] == "HEAD" else body
        start_response(_LINES[kept.status], kept.headers)
        return [kept.body]

    def kept_response(self, environ, find=lookup) -> responses.Response | None:
        """Return the response of the page that is found, or of a kept redirect, and count it; None for Django's."""
        page = find(environ)
        if page is None:
            redirect = redirects.lookup(environ)
            return redirect.response() if redirect else None
        hooks = self.hooks
        if page.is_file:
            return responses.response(page, environ, hooks.texts(page.names))
        if hooks.is_put_off(environ):
            kept = responses.refusal(page, hooks.PUT_OFF, hooks.PUT_OFF_HEADERS)
        else:
            kept = responses.response(page, environ, hooks.texts(page.names))
        hooks.count(environ, kept.status, "text/html", page.article)
        return kept
