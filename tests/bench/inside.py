"""`python -m tests.bench.inside /tin/…/`: what is measured in one process: the counting alone, and the database's share."""

import json
import statistics
import sys
import time

import django
from django.core.handlers.wsgi import WSGIRequest

from tests.bench.sites import PHONE

ROUNDS, TIMES, HITS = 9, 2000, 10_000


def environ(path):
    from django.test import RequestFactory

    made = RequestFactory(headers={"user-agent": PHONE}).get(path).environ
    return made | {"HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1"}


def microseconds(answer, path):
    """CPU time of answering one fresh request."""
    asked, rounds = environ(path), []
    for _round in range(ROUNDS):
        begin = time.process_time()
        for _time in range(TIMES):
            answer(WSGIRequest(dict(asked)))
        rounds.append((time.process_time() - begin) / TIMES * 1e6)
    return statistics.median(rounds)


def public_page(request):
    from django.http import HttpResponse

    request.is_public_page, request.viewed_article = True, 1
    return HttpResponse(b"<p>", content_type="text/html; charset=utf-8")


def counting(path):
    from stats.middleware import CountViews

    return microseconds(CountViews(public_page), path) - microseconds(public_page, path)


def hits_that_ask(path):
    """Of 10,000 hits of a kept page those that asked the database, and the seconds that they took."""
    from django.db import connection

    from portal.wsgi import application

    asked = set()

    def note(execute, *arguments):
        asked.add(hit)
        return execute(*arguments)

    def ask():
        answer = application(environ(path), lambda *_: None)
        if hasattr(answer, "close"):
            answer.close()

    for _time in range(2):
        ask()
    begin = time.monotonic()
    with connection.execute_wrapper(note):
        for hit in range(HITS):  # noqa: B007 – read by note().
            ask()
    return len(asked), time.monotonic() - begin


def main(path):
    django.setup()
    hits, seconds = hits_that_ask(path)
    print(json.dumps({"counting": counting(path), "hits": hits, "seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1])
