"""How fresh the figures are, said in plain words."""

import datetime
import os
import time

import pytest
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from stats.collecting import spool
from stats.collecting.records import DROPPED, SIZE, VIEW, Record
from stats.draining import drainer, health
from stats.models import Machine, Refusal
from tests.stats.conftest import at, spooled

SOON, LATE = datetime.timedelta(seconds=20), datetime.timedelta(minutes=5)


def machine(**said):
    about = {"spool": "a1", "name": "web-1", "drained_at": timezone.now() - SOON} | said
    return Machine.objects.create(**about)


@pytest.fixture
def reported(monkeypatch):
    """A function that lets the drainer report, however short ago it did."""

    def report():
        monkeypatch.setattr(health, "_next_report", 0)
        health.report()
        return Machine.objects.get()

    return report


def test_a_drainer_reports_that_nothing_waits(db, reported):
    spooled(Record(VIEW, at(3), 1, 100))
    drainer.drain()

    said = reported()

    assert (said.waiting_records, said.stuck_files) == (0, 0)
    assert health.freshness().warnings == []


def test_views_that_were_not_added_are_waiting(db, reported):
    spooled(Record(VIEW, at(3), 1, 100), Record(VIEW, at(3), 1, 101))

    said = reported()

    assert (said.waiting_records, said.waiting_bytes, said.stuck_files) == (2, 2 * SIZE, 0)


def test_a_file_that_nobody_could_add_for_minutes_is_stuck(db, reported):
    path = spooled(Record(VIEW, 2**55, 1, 100))
    os.utime(path, (time.time() - 600,) * 2)
    drainer.drain()

    assert reported().stuck_files == 1
    [warning] = health.freshness().warnings
    assert "không đọc được" in warning


def test_a_machine_keeps_its_place_under_another_name(db, reported, monkeypatch):
    reported()
    monkeypatch.setattr(health.socket, "gethostname", lambda: "web-2")

    assert reported().name == "web-2"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, []),
        ({"drained_at": timezone.now() - datetime.timedelta(days=400)}, ["Máy web-1 chưa cộng lượt xem nào kể từ"]),
        ({"waiting_records": 1_234_567}, ["1.234.567 lượt xem đang chờ trên máy web-1"]),
        ({"waiting_bytes": spool.ALL_BYTES - 1}, ["sắp đầy"]),
        ({"stuck_files": 3}, ["3 tệp"]),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(db, said, words):
    machine(**said)

    warnings = health.freshness().warnings

    assert [part in warning for part, warning in zip(words, warnings, strict=True)] == [True] * len(words)


def test_without_any_drainer_the_administrator_is_told(db):
    assert health.freshness().warnings == [
        "Chưa có máy nào đếm. Hãy hỏi kỹ thuật viên xem tiến trình cộng số liệu (stats_drain) có đang chạy không."
    ]


def test_lost_and_unreadable_records_of_the_week_are_told(db):
    machine()
    path = spooled(Record(DROPPED, int(time.time()), 41))
    with open(path, "ab") as file:
        file.write(b"x" * SIZE + b"torn")
    drainer.drain()

    found = health.freshness()

    assert (found.dropped, found.bad) == (41, 2)
    assert [warning.split()[0] for warning in found.warnings] == ["41", "2"]
    assert Refusal.objects.aggregate(Sum("count"))["count__sum"] == 43


def test_a_week_later_they_are_forgotten(db):
    machine()
    Refusal.objects.create(day=timezone.localdate() - datetime.timedelta(days=7), reason="dropped", count=5)

    assert health.freshness().warnings == []


def test_a_machine_that_is_gone_is_taken_off_the_list(signed_in, administrator):
    machine(drained_at=timezone.now() - LATE)
    browser = signed_in(administrator)
    before = browser.get(reverse("statistics:dashboard")).text

    browser.post(reverse("statistics:forget_machine", args=["a1"]))

    assert "Máy web-1 chưa cộng" in before
    assert Machine.objects.count() == 0


def test_a_reporter_takes_nothing_off(signed_in, reporter):
    machine()

    assert signed_in(reporter).post(reverse("statistics:forget_machine", args=["a1"])).status_code == 403
    assert Machine.objects.count() == 1
