"""A database that is away, as one process remembers it."""

import logging
import sqlite3
import threading
import time

import pytest
from django.db import DatabaseError, OperationalError

from databases import presence as module
from databases.asking import ask
from databases.presence import Presence, is_unavailable, presence

logger = logging.getLogger("tests")


@pytest.fixture
def server(monkeypatch):
    """A server that is asked ten times as often as a real one; `error` is what it answers, `silence` for how long not."""
    for name in ("DOUBT_SECONDS", "PROBE_SECONDS", "PAUSE_SECONDS", "STEADY_SECONDS"):
        monkeypatch.setattr(module, name, getattr(module, name) / 10)

    class Server:
        error, silence, probes = None, 0.0, 0

        def probe(self):
            self.probes += 1
            time.sleep(self.silence)
            if self.error:
                raise self.error

    return Server()


@pytest.fixture
def watched(server):
    watched = Presence()
    watched.watch(server.probe)
    yield watched
    server.error, server.silence = None, 0.0


def until(holds, within=20):
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_an_outage_is_one_line_when_it_begins_and_one_when_it_is_over(watched, server, caplog):
    server.error = OperationalError("connection\nrefused")
    for _request in range(3):
        watched.failed(server.error)
    for _page in range(10):
        watched.served()
    watched.refused()
    was_away, server.error = watched.is_away, None
    until(lambda: "is back" in caplog.text)

    assert (was_away, watched.is_away) == (True, False)
    assert [record.getMessage() for record in caplog.records] == [
        "The database is away (connection refused). Kept pages go on, the rest is answered 503.",
        "The database is back after 0 s: meanwhile 10 kept pages were served, 1 requests were answered 503.",
    ]


def test_one_that_is_away_is_asked_by_one_thread_until_it_answers(watched, server):
    server.error = OperationalError("refused")
    before = threading.active_count()
    for _request in range(100):
        watched.failed(server.error)
    until(lambda: server.probes > 2)

    assert threading.active_count() - before == 1


def test_who_waits_for_a_silent_one_is_told_that_it_is_in_vain(watched, server):
    server.silence = 3.0
    watched.doubt()
    until(lambda: watched.is_doubtful)
    first = watched.is_silent()
    until(watched.is_silent)

    assert (first, watched.is_away) == (False, True)


def test_who_wants_to_connect_waits_until_it_is_known_whether_that_is_in_vain(watched, server):
    server.silence = 3.0
    watched.doubt()
    until(lambda: watched.is_doubtful)
    began = time.monotonic()

    assert (watched.is_worth_connecting(), time.monotonic() - began < 3.0) == (False, True)


def test_one_that_answers_too_slowly_for_any_page_is_away(watched, server, caplog):
    server.silence = 0.2
    watched.doubt()
    until(lambda: watched.is_away)

    assert "it takes 0.2 s to answer" in caplog.text


def test_a_slow_statement_of_one_that_answers_is_no_outage(watched, server, caplog):
    watched.doubt()
    until(lambda: server.probes == 1 and not watched.is_doubtful)

    assert (watched.is_away, caplog.text) == (False, "")


def test_a_command_watches_nothing(caplog):
    unwatched = Presence()
    unwatched.failed(OperationalError("refused"))
    unwatched.doubt()

    assert (unwatched.is_away, unwatched.is_doubtful, caplog.text) == (False, False, "")


def test_what_is_only_nice_to_have_is_not_asked_of_one_that_is_away(monkeypatch):
    asked = []
    monkeypatch.setattr(presence, "is_away", True)

    assert (ask(lambda: asked.append(1), logger, "%s"), asked) == (False, [])


def test_a_failure_of_what_is_only_nice_to_have_is_told_and_not_raised(db, caplog):
    def fail():
        raise DatabaseError("gone")

    assert ask(fail, logger, "No numbers: %s") is False
    assert [record.getMessage() for record in caplog.records] == ["No numbers: gone"]


def sqlite_error(*statements):
    with sqlite3.connect(":memory:") as connection:
        try:
            for statement in statements:
                connection.execute(statement)
        except sqlite3.OperationalError as cause:
            error = OperationalError(str(cause))
            error.__cause__ = cause
            return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("the connection is lost"), True),
        (sqlite_error("PRAGMA query_only=1", "CREATE TABLE one (two)"), True),
        (sqlite_error("SELECT * FROM nothing"), False),
        (DatabaseError("value too long"), False),
        (ValueError("no database"), False),
        (None, False),
    ],
)
def test_what_is_missing_now_is_told_from_a_mistake(error, expected):
    assert is_unavailable(error) is expected
