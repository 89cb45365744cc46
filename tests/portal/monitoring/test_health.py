"""The health check: what it says of each part, within a second."""

import fcntl
import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError

from portal.monitoring import parts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drained(settings):
    """Somebody who holds the drainer's lock."""
    folder = Path(settings.SPOOL_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "drain.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def asked(client):
    answer = client.get("/suc-khoe/")
    return answer.status_code, answer.content.decode().splitlines()


def test_all_is_well(client, drained):
    assert asked(client) == (200, ["database: ok", "disk: ok", "drainer: ok"])


def test_without_a_drainer_readers_miss_nothing(client):
    status, lines = asked(client)

    assert (status, lines[2]) == (200, "drainer: nobody adds the views; they wait in the spool")


def test_a_full_disk_is_told(client, drained, settings, monkeypatch):
    monkeypatch.setattr(parts, "FEW_BYTES", 2**80)
    status, lines = asked(client)

    assert (status, lines[1].startswith("disk: full: "), str(settings.SPOOL_DIR) in lines[1]) == (503, True, True)


def test_a_database_that_refuses_is_told(client, drained, monkeypatch):
    def refuse():
        raise OperationalError("connection\nrefused")

    monkeypatch.setitem(parts.PARTS, "database", parts.Part(refuse))

    assert asked(client) == (503, ["database: connection refused", "disk: ok", "drainer: ok"])


def test_what_hangs_is_silent_and_looked_at_by_one_thread(client, drained, monkeypatch):
    goes_on, looks = threading.Event(), []

    def hang():
        looks.append(1)
        goes_on.wait(60)
        return parts.OK

    monkeypatch.setitem(parts.PARTS, "disk", parts.Part(hang))
    began = time.monotonic()
    answers = [asked(client) for _time in range(2)]
    took = time.monotonic() - began
    goes_on.set()

    assert answers == [(503, ["database: ok", "disk: silent", "drainer: ok"])] * 2
    assert (len(looks), took < 20) == (1, True)


def test_a_process_that_answers_is_alive_whatever_it_needs(client, monkeypatch):
    monkeypatch.setattr(parts, "found", lambda: 1 / 0)

    assert client.get("/suc-khoe/song/").content == b"ok\n"
