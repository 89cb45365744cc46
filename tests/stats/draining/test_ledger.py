"""From the spool into the figures, exactly once."""

import datetime
import fcntl
import re
import threading

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from stats.collecting.records import DROPPED, VIEW, Record
from stats.draining import aggregates, drainer
from stats.models import ArticleDay, Refusal, SiteDay, SiteOpening, SiteWeek
from stats.site import site_sums
from tests.stats.conftest import TUESDAY, at, spooled


def test_views_visitors_and_readers_are_summed(db):
    spooled(
        Record(VIEW, at(3), 1, 100),
        Record(VIEW, at(3), 1, 100),
        Record(VIEW, at(3), 2, 100),
        Record(VIEW, at(3), 0, 200),
        Record(VIEW, at(4), 1, 100),
        Record(7, at(4), 1, 0),
    )

    assert drainer.drain() == 6
    assert list(SiteDay.objects.order_by("day").values_list("views", "visitors")) == [(4, 2), (1, 1)]
    assert list(SiteWeek.objects.values_list("week", "visitors")) == [(datetime.date(2026, 3, 2), 2)]
    assert set(ArticleDay.objects.values_list("article_id", "day__day", "views", "readers")) == {
        (1, 3, 2, 1),
        (2, 3, 1, 1),
        (1, 4, 1, 1),
    }
    assert list(Refusal.objects.values_list("reason", "count")) == [("bot", 1)]


def test_a_view_belongs_to_the_local_day_it_was_made_on(db):
    spooled(Record(VIEW, at(3, 23, 59, 59), 0, 100), Record(VIEW, at(4, 0, 0, 1), 0, 100))

    drainer.drain()

    assert list(SiteDay.objects.order_by("day").values_list("day", "visitors")) == [
        (TUESDAY, 1),
        (TUESDAY + datetime.timedelta(days=1), 1),
    ]
    assert SiteWeek.objects.get().visitors == 1


def test_a_second_drain_adds_nothing(db):
    spooled(Record(VIEW, at(3), 1, 100))

    assert (drainer.drain(), drainer.drain()) == (1, 0)
    assert SiteDay.objects.get().views == 1


def test_a_drain_that_fails_halfway_is_done_again_whole(db, monkeypatch):
    spooled(Record(VIEW, at(3), 1, 100))
    with monkeypatch.context() as broken:
        broken.setattr(aggregates, "_add_refusals", lambda refused: (_ for _ in ()).throw(DatabaseError("gone")))
        with pytest.raises(DatabaseError):
            drainer.drain()
    assert SiteDay.objects.count() == 0

    drainer.drain()

    assert SiteDay.objects.get().views == 1


def test_more_than_a_batch_is_drained(db, monkeypatch):
    monkeypatch.setattr(drainer, "BATCH_RECORDS", 10)
    spooled(*(Record(VIEW, at(3), 1, number) for number in range(25)))

    assert drainer.drain() == 25
    assert ArticleDay.objects.get().readers == 25


def test_the_box_keeps_its_order(db):
    now = int(timezone.now().timestamp())
    SiteOpening.objects.create(visitors=1000)
    spooled(Record(VIEW, now, 0, 1), Record(VIEW, now, 0, 2), Record(VIEW, now - 1000, 0, 3))

    drainer.drain()

    figures_shown = site_sums.visitors()
    assert (figures_shown["online"], figures_shown["total"]) == (2, 1003)
    assert figures_shown["today"] <= figures_shown["week"] <= figures_shown["total"]


def test_online_falls_to_nobody_without_traffic(db, time_machine):
    now = int(timezone.now().timestamp())
    spooled(Record(VIEW, now, 0, 1))
    drainer.drain()

    time_machine.move_to(now + 299)
    assert site_sums.visitors()["online"] == 1
    time_machine.move_to(now + 301)
    assert site_sums.visitors()["online"] == 0


def test_dropped_records_are_told_by_their_number(db):
    spooled(Record(DROPPED, at(3), 41))

    drainer.drain()

    assert list(Refusal.objects.values_list("reason", "count")) == [("dropped", 41)]
    assert SiteDay.objects.count() == 0


def test_the_drainer_outlives_whatever_goes_wrong(db, monkeypatch, caplog):
    errors = [RuntimeError("unforeseen"), DatabaseError("gone"), OSError("no room")]

    class UntilAllAreMet(threading.Event):
        def wait(self, timeout=None):
            if not errors:
                self.set()

    def fail():
        raise errors.pop(0)

    # The test's own transaction lives in the connection that a drainer would renew.
    monkeypatch.setattr(drainer, "close_old_connections", lambda: None)
    monkeypatch.setattr(drainer, "drain", fail)
    drainer.drain_for_ever(UntilAllAreMet())

    assert caplog.text.count("Views wait in the spool") == 3


def test_the_command_drains_once(db, capsys):
    spooled(Record(VIEW, at(3), 1, 100))

    call_command("stats_drain", "--once")

    assert (re.findall(r"\d+", capsys.readouterr().out), SiteDay.objects.get().views) == (["1"], 1)


def test_the_command_leaves_everything_to_a_drainer_that_is_at_work(db, capsys, settings):
    spooled(Record(VIEW, at(3), 1, 100))
    with open(settings.SPOOL_DIR / "drain.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("stats_drain", "--once")

    assert SiteDay.objects.count() == 0
    assert drainer.drain_alone() == 1
