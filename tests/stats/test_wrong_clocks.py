"""A clock that is wrong deletes nothing for good, and what came late is counted without its visitors."""

import datetime
import time
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

import clocks
from news.models import Photo
from stats import periods
from stats.collecting import visitors
from stats.collecting.records import ONLINE, VIEW, Record
from stats.collecting.spool import FILE_SECONDS, Spool, files
from stats.desk import dashboard
from stats.draining import drainer, health, retention
from stats.models import (
    ArticleDay,
    DayReader,
    Forgotten,
    LateDay,
    Machine,
    OnlineVisitor,
    Refusal,
    Salt,
    SiteDay,
    SiteWeek,
)
from stats.site import site_sums
from tests.stats.conftest import site, spooled

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HOUR = 3600


def at(day, hour=0, minute=0, second=0):
    return datetime.datetime(2026, 3, day, hour, minute, second, tzinfo=HANOI)


def seconds(*moment):
    return int(at(*moment).timestamp())


@pytest.fixture
def clock(time_machine, settings, monkeypatch):
    """A function that sets the clock of this machine, which has run evenly until then."""
    settings.EVEN_CLOCK_SECONDS = HOUR
    time_machine.move_to(at(4, 12), tick=False)
    # It stands still like the other one, at a whole second: fractions may make an hour a little shorter.
    began = round(time.monotonic())
    monkeypatch.setattr(clocks.time, "monotonic", lambda: began)
    monkeypatch.setattr(clocks, "machine", clocks.MachineClock())

    def set_to(*moment):
        time_machine.move_to(at(*moment), tick=False)

    return set_to


@pytest.fixture
def pass_hours(monkeypatch, time_machine):
    """A function that lets hours pass on every clock."""

    def pass_(hours):
        later = time.monotonic() + hours * HOUR
        monkeypatch.setattr(clocks.time, "monotonic", lambda: later)
        time_machine.shift(datetime.timedelta(hours=hours))

    return pass_


@pytest.fixture
def counted(db, clock, pass_hours):
    """A machine whose clock was right for two hours, on which two readers were counted."""
    clocks.machine.even_seconds()
    pass_hours(2)
    spooled(Record(VIEW, seconds(4, 14), 1, 100), Record(VIEW, seconds(4, 14), 1, 200))
    drainer.drain()
    visitors.salt_of(datetime.date(2026, 3, 2))


def kept():
    return [model.objects.count() for model in (Salt, DayReader, Refusal)]


def test_a_clock_that_is_wrong_for_seconds_deletes_nobody(counted, clock):
    Refusal.objects.create(day=at(4).date(), reason="bot", count=1)
    for moment in ((16, 12), (4, 14)):
        clock(*moment)
        assert retention.purge() == 0

    spooled(Record(VIEW, seconds(4, 14), 1, 100), Record(VIEW, seconds(4, 14), 1, 200))
    drainer.drain()

    assert (kept(), site()) == ([1, 2, 1], (4, 2))


def test_a_process_that_has_just_begun_deletes_nobody(counted, clock, monkeypatch):
    clock(16, 12)
    monkeypatch.setattr(clocks, "machine", clocks.MachineClock())

    assert (retention.purge(), kept()) == (0, [1, 2, 0])


def test_a_clock_that_has_run_evenly_for_an_hour_is_believed(counted, clock, pass_hours):
    clock(16, 12)
    clocks.machine.even_seconds()
    pass_hours(1)

    retention.purge()

    assert kept() == [0, 0, 0]


def test_what_the_databases_clock_calls_new_stays(counted, clock, pass_hours, monkeypatch):
    monkeypatch.setattr(clocks, "database_now", lambda: at(5))
    clock(16, 12)
    clocks.machine.even_seconds()
    pass_hours(1)

    retention.purge()

    assert kept() == [1, 2, 0]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no clock of its own")
def test_postgresql_tells_its_own_time(db, clock):
    assert clocks.database_now() - datetime.datetime.now(datetime.UTC) > datetime.timedelta(days=1)


def test_photos_that_wait_for_their_article_outlive_a_wrong_clock(counted, clock, pass_hours):
    Photo.objects.create(uploaded_at=at(4, 12))
    clock(25)
    wrong = Photo.objects.abandoned().count()
    pass_hours(1)

    assert (wrong, Photo.objects.abandoned().count()) == (0, 1)


def test_a_days_views_that_come_after_the_purge_bring_no_visitors(db, time_machine):
    spooled(*(Record(VIEW, seconds(8, 20), 1, number) for number in range(5)))
    drainer.drain()
    time_machine.move_to(at(10, 9))
    retention.purge()

    spooled(*(Record(VIEW, seconds(8, 20), 1, number) for number in range(5)), Record(VIEW, seconds(9, 8), 1, 7))
    drainer.drain()

    assert list(SiteDay.objects.order_by("day").values_list("views", "visitors")) == [(10, 5), (1, 1)]
    assert list(SiteWeek.objects.order_by("week").values_list("visitors", flat=True)) == [5, 1]
    assert list(ArticleDay.objects.order_by("day").values_list("views", "readers")) == [(10, 9 - 4), (1, 1)]


def test_the_statistics_say_how_many_views_came_too_late(db, time_machine, signed_in, administrator):
    time_machine.move_to(at(10, 9))
    retention.purge()
    spooled(Record(VIEW, seconds(8, 20), 0, 1), Record(VIEW, seconds(7, 20), 3, 2), Record(VIEW, seconds(9, 8), 3, 7))
    drainer.drain()

    text = signed_in(administrator).get(reverse("statistics:dashboard"), {"ky": "30-ngay"}).text

    assert dashboard.late(periods.preset("30-ngay")) == {"views": 2, "article_views": 1}
    assert dashboard.late(periods.preset("hom-nay")) == {"views": 0, "article_views": 0}
    assert text.count('class="late"') == 2


def test_days_forgotten_by_a_clock_that_was_wrong_for_long_go_on_being_counted(db, time_machine):
    time_machine.move_to(at(30))
    retention.purge()
    time_machine.move_to(at(10, 9))

    spooled(Record(VIEW, seconds(10, 8), 1, 1), Record(VIEW, seconds(8, 8), 1, 1))
    drainer.drain()

    assert set(Forgotten.objects.values_list("what", "before__day")) == {("visitors", 23), ("readers", 28)}
    assert list(SiteDay.objects.order_by("day").values_list("views", "visitors")) == [(1, 0), (1, 1)]
    assert list(LateDay.objects.values_list("day__day", "views", "article_views")) == [(8, 1, 0)]


def test_a_deleted_salt_is_used_no_longer_than_some_seconds(db, monkeypatch):
    week = datetime.date(2026, 3, 2)
    first = visitors.salt_of(week)
    Salt.objects.all().delete()
    at_once = visitors.salt_of(week)
    later = time.monotonic() + visitors.LOOK_AGAIN_SECONDS
    monkeypatch.setattr(visitors.time, "monotonic", lambda: later)
    second = visitors.salt_of(week)

    assert (at_once == first, second == first, second == bytes(Salt.objects.get().salt)) == (True, False, True)


def test_a_salt_is_kept_while_the_database_is_away(db, monkeypatch):
    def fail(week):
        raise DatabaseError("gone")

    week = datetime.date(2026, 3, 2)
    first = visitors.salt_of(week)
    monkeypatch.setattr(visitors, "_kept_salt", fail)
    later = time.monotonic() + visitors.LOOK_AGAIN_SECONDS
    monkeypatch.setattr(visitors.time, "monotonic", lambda: later)

    assert visitors.salt_of(week) == first


def test_last_weeks_salt_does_not_stay_in_memory(db, monkeypatch):
    monday = datetime.date(2026, 3, 2)
    visitors.salt_of(monday)
    later = time.monotonic() + visitors.LOOK_AGAIN_SECONDS
    monkeypatch.setattr(visitors.time, "monotonic", lambda: later)
    visitors.salt_of(monday + datetime.timedelta(days=7))

    assert list(visitors._salts) == [monday + datetime.timedelta(days=7)]


@pytest.fixture
def online(reader, db, time_machine, drained):
    """A function that lets readers, by address, come at a moment of March 2026, and tells how many are online."""

    def come(moment, *addresses):
        time_machine.move_to(at(*moment), tick=False)
        for address in addresses:
            reader.get("/", REMOTE_ADDR=f"203.0.113.{address}")
        drained()
        return site_sums.online()

    return come


def test_nobody_is_online_twice_when_the_week_turns(online):
    steps = [
        ((8, 23, 58), (1, 2)),
        ((9, 0, 1), (1,)),
        ((9, 0, 2), (3,)),
        ((9, 0, 3), ()),
        ((9, 0, 4, 59), (1, 4)),
        ((9, 0, 5), ()),
        ((9, 0, 5, 1), (1,)),
        ((9, 0, 9, 59), ()),
        ((9, 0, 10, 1), ()),
    ]

    assert [online(moment, *addresses) for moment, addresses in steps] == [2, 2, 3, 2, 3, 3, 3, 1, 0]
    assert SiteDay.objects.get(day=at(9).date()).visitors == 3


def test_the_first_week_of_all_has_readers_online_from_its_first_minute(online):
    assert online((9, 0, 1), 1, 2) == 2
    assert site() == (2, 2)


def test_two_keys_of_one_reader_stand_side_by_side_for_five_minutes_only(reader, db, time_machine):
    for moment, records in (((9, 0, 4, 59), 2), ((9, 0, 5), 3)):
        time_machine.move_to(at(*moment), tick=False)
        reader.get("/")
        assert sum(path.stat().st_size for path in files()) == 32 * records


def test_a_reader_seen_by_a_clock_that_was_ahead_is_not_online_until_then(online, time_machine):
    assert online((6, 12), 1) == 1
    assert online((4, 12)) == 0
    assert online((4, 12), 1) == 1
    assert online((6, 12)) == 0


def test_views_of_a_time_to_come_are_told(db, time_machine):
    spooled(Record(VIEW, seconds(16, 12), 0, 1))
    drainer.drain()
    time_machine.move_to(at(4, 12))

    warnings = health.freshness().warnings

    assert "1 lượt xem" in warnings[-1]
    assert "16/03/2026" in warnings[-1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"clock_ahead": 59}, []),
        ({"clock_ahead": 2 * HOUR}, ["chạy nhanh hơn"]),
        ({"clock_ahead": -2 * HOUR}, ["chạy chậm hơn"]),
        ({"clock_set_by": 12 * 24 * HOUR, "clock_set_at": at(4, 11)}, ["tiến lên"]),
        ({"clock_set_by": -HOUR, "clock_set_at": at(4, 11)}, ["lùi lại"]),
        ({"clock_set_by": -HOUR, "clock_set_at": datetime.datetime(2026, 2, 4, tzinfo=HANOI)}, []),
    ],
)
def test_a_machine_whose_clock_was_wrong_is_named(db, time_machine, said, words):
    time_machine.move_to(at(4, 12))
    Machine.objects.create(spool="a1", name="web-1", drained_at=at(4, 12), **said)

    warnings = health.freshness().warnings

    assert [part in warning for part, warning in zip(words, warnings, strict=True)] == [True] * len(words)


def test_a_drainer_reports_that_its_clock_was_set(counted, clock, monkeypatch):
    monkeypatch.setattr(health, "_next_report", 0)
    clock(16, 14)
    health.report()

    assert list(Machine.objects.values_list("clock_set_by", "clock_set_at")) == [(12 * 24 * HOUR, at(16, 14))]


def test_a_file_of_records_does_not_stay_for_weeks(db, monkeypatch):
    own = Spool()
    own.write(Record(VIEW, seconds(4), 0, 1))
    later = time.monotonic() + FILE_SECONDS
    monkeypatch.setattr("stats.collecting.spool.time.monotonic", lambda: later)
    own.write(Record(VIEW, seconds(4), 0, 1))

    assert len(files()) == 2
    drainer.drain()
    assert (len(files()), site()) == (1, (2, 1))


def test_who_is_online_by_last_weeks_key_is_no_view(db):
    spooled(Record(ONLINE, seconds(9, 0, 1), 0, 5))
    drainer.drain()

    assert (site(), OnlineVisitor.objects.count(), Refusal.objects.count()) == ((0, 0), 1, 0)
