"""How gunicorn serves the site."""

import logging
import runpy
import socket
from http.client import HTTPResponse
from pathlib import Path

import pytest
from gunicorn.http.errors import InvalidRequestMethod, LimitRequestHeaders, LimitRequestLine

from databases import limits
from portal.gunicorn_worker import Worker
from tests.markup import texts

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "portal" / "gunicorn.conf.py"


def test_each_worker_starts_the_drainer_and_the_rendition_worker(monkeypatch):
    started = []
    monkeypatch.setattr("stats.draining.drainer.start_thread", lambda: started.append("drainer"))
    monkeypatch.setattr("news.media.rendition_worker.wake", lambda: started.append("rendition worker"))
    monkeypatch.setattr("databases.limits._of_process", limits.COMMAND)
    monkeypatch.setattr("databases.presence.presence.watch", lambda probe: None)

    runpy.run_path(str(CONFIGURATION))["post_worker_init"](worker=None)

    assert started == ["drainer", "rendition worker"]


@pytest.fixture
def worker():
    made = Worker.__new__(Worker)
    made.log = logging.getLogger("gunicorn.test")
    return made


def answered(worker, error) -> HTTPResponse:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker.handle_error(None, ours, ("10.0.0.1", 1), error)
        answer = HTTPResponse(theirs)
        answer.begin()
        answer.text = answer.read().decode()
    return answer


@pytest.mark.parametrize(("error", "status"), [(LimitRequestLine(9999, 4094), 414), (LimitRequestHeaders("size"), 431)])
def test_a_request_that_is_too_long_is_answered_in_words(worker, error, status):
    answer = answered(worker, error)

    assert (answer.status, texts("h1", answer.text)) == (status, ["Yêu cầu này quá dài"])
    assert (answer.getheader("Connection"), "default-src 'none'" in answer.getheader("Content-Security-Policy")) == (
        "close",
        True,
    )


def test_what_no_browser_sends_is_refused_by_gunicorn(worker):
    assert answered(worker, InvalidRequestMethod("GE\0T")).status == 400


def test_a_page_that_cannot_be_made_is_no_reason_to_answer_nothing(worker, monkeypatch):
    monkeypatch.setattr("portal.gunicorn_worker.response", lambda status: 1 / 0)

    assert answered(worker, LimitRequestLine(9999, 4094)).status == 414
