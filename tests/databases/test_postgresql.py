"""The limits of a connection to PostgreSQL."""

import threading
import time

import pytest
from django.db import OperationalError, connection

from databases import limits
from databases.presence import presence

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connections")


@pytest.fixture
def watching():
    presence.watch(lambda: None)
    yield
    presence.rest()


def settings_of_a_new_connection(*names):
    """What the server says of a connection that another thread opens."""
    found = []

    def read():
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"SHOW {name}")
                found.append(cursor.fetchone()[0])
        connection.close()

    return read, found


def in_a_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_readers_wait_for_seconds_background_work_for_a_minute_commands_as_long_as_it_takes(monkeypatch):
    times = "statement_timeout", "lock_timeout"
    read, found = settings_of_a_new_connection(*times)
    in_a_thread(read)
    monkeypatch.setattr(limits, "_of_process", limits.COMMAND)
    limits.serve()
    in_a_thread(read)
    in_a_thread(limits.in_background(read))

    assert found == ["0", "0", "5s", "3s", "1min", "20s"]


@pytest.mark.django_db(transaction=True)
def test_what_the_operator_says_in_pgoptions_holds(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "")
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=7s -c work_mem=9MB")
    read, found = settings_of_a_new_connection("statement_timeout", "work_mem")
    in_a_thread(read)

    assert found == ["7s", "9MB"]


@pytest.mark.django_db(transaction=True)
def test_who_can_do_without_an_answer_does_not_wait_for_it_and_the_next_question_is_answered(watching):
    began = time.monotonic()
    with pytest.raises(OperationalError, match="has not answered"), limits.at_most(0.3):
        connection.cursor().execute("SELECT pg_sleep(30)")
    took = time.monotonic() - began
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'an answer'")
        answer = cursor.fetchone()[0]

    assert (took < 20, answer) == (True, "an answer")


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_one_that_is_away(watching, monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(presence, "is_away", True)
    with pytest.raises(OperationalError, match="has not answered"):
        connection.cursor().execute("SELECT pg_sleep(30)")
    connection.close_if_unusable_or_obsolete()
    with pytest.raises(OperationalError, match="the database is away"):
        connection.cursor()


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_takes_long_is_waited_for(watching):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(1), 'late'")

        assert cursor.fetchone()[1] == "late"
