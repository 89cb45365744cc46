"""From the spool into the figures, exactly once."""

import datetime
import logging
import os

import pytest
from django.db import DatabaseError
from django.utils import timezone

from stats import figures, ledger, reports
from stats.models import ArticleDay, Refusal, SiteDay, SiteOpening, SiteWeek, SpoolOffset
from stats.records import DROPPED, SIZE, VIEW, Record, unpacked
from stats.spool import Spool, files, waiting_bytes

HANOI = datetime.timezone(datetime.timedelta(hours=7))
TUESDAY = datetime.date(2026, 3, 3)


def at(day, hour=12, minute=0, second=0):
    moment = datetime.datetime(2026, 3, day, hour, minute, second, tzinfo=HANOI)
    return int(moment.timestamp())


def spooled(*records):
    spool = Spool()
    for record in records:
        spool.write(record)
    spool.close()
    return files()[-1]


@pytest.mark.parametrize(
    "record", [Record(VIEW, 1_772_500_000, 7, -(2**63)), Record(9, 0), Record(255, 2**40, 2**60, 2**63 - 1)]
)
def test_a_record_is_32_bytes_and_comes_back_whole(record):
    assert (len(record.packed()), unpacked(record.packed())) == (SIZE, record)


@pytest.mark.parametrize(
    "block", [b"", b"\0" * 32, b"x" * 32, Record(VIEW, 1).packed()[:31], b"\1" + Record(VIEW, 1).packed()[1:]]
)
def test_a_torn_or_foreign_block_is_no_record(block):
    assert unpacked(block) is None


def test_views_visitors_and_readers_are_summed(db):
    spooled(
        Record(VIEW, at(3), 1, 100),
        Record(VIEW, at(3), 1, 100),
        Record(VIEW, at(3), 2, 100),
        Record(VIEW, at(3), 0, 200),
        Record(VIEW, at(4), 1, 100),
        Record(7, at(4), 1, 0),
    )

    assert ledger.drain() == 6
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

    ledger.drain()

    assert list(SiteDay.objects.order_by("day").values_list("day", "visitors")) == [
        (TUESDAY, 1),
        (TUESDAY + datetime.timedelta(days=1), 1),
    ]
    assert SiteWeek.objects.get().visitors == 1


def test_a_second_drain_adds_nothing(db):
    spooled(Record(VIEW, at(3), 1, 100))

    assert (ledger.drain(), ledger.drain()) == (1, 0)
    assert SiteDay.objects.get().views == 1


def test_a_file_goes_when_its_owner_is_gone_and_not_before(db):
    living = Spool()
    living.write(Record(VIEW, at(3), 1, 100))
    ledger.drain()
    assert (len(files()), SpoolOffset.objects.count()) == (1, 1)

    living.write(Record(VIEW, at(3), 1, 100))
    living.close()
    ledger.drain()

    assert (files(), SpoolOffset.objects.count()) == ([], 0)
    assert SiteDay.objects.get().views == 2


def test_a_drain_that_fails_halfway_is_done_again_whole(db, monkeypatch):
    spooled(Record(VIEW, at(3), 1, 100))
    with monkeypatch.context() as broken:
        broken.setattr(figures, "_add_refusals", lambda refused: (_ for _ in ()).throw(DatabaseError("gone")))
        with pytest.raises(DatabaseError):
            ledger.drain()
    assert SiteDay.objects.count() == 0

    ledger.drain()

    assert SiteDay.objects.get().views == 1


def test_more_than_a_batch_is_drained(db, monkeypatch):
    monkeypatch.setattr(ledger, "BATCH_RECORDS", 10)
    spooled(*(Record(VIEW, at(3), 1, number) for number in range(25)))

    assert ledger.drain() == 25
    assert ArticleDay.objects.get().readers == 25


@pytest.mark.parametrize("rubbish", [b"\0" * 64, b"not ours at all, sixty-four bytes" * 2, os.urandom(96)])
def test_foreign_blocks_are_skipped_and_reported(db, caplog, rubbish):
    path = spooled(Record(VIEW, at(3), 1, 100))
    path.write_bytes(rubbish[: len(rubbish) // SIZE * SIZE] + path.read_bytes())

    with caplog.at_level(logging.ERROR):
        ledger.drain()

    assert SiteDay.objects.get().views == 1
    assert "torn or foreign" in caplog.text


def test_a_torn_end_is_reported_and_the_file_goes(db, caplog):
    path = spooled(Record(VIEW, at(3), 1, 100), Record(VIEW, at(3), 1, 100))
    path.write_bytes(path.read_bytes()[:-5])

    ledger.drain()

    assert (SiteDay.objects.get().views, files()) == (1, [])
    assert "torn record" in caplog.text


def test_a_full_disk_drops_the_count_and_says_so_later(db, settings, tmp_path, monkeypatch):
    settings.SPOOL_DIR = tmp_path / "not a folder"
    settings.SPOOL_DIR.write_text("")
    spool = Spool()
    assert [spool.write(Record(VIEW, at(3))) for _time in range(3)] == [False, False, False]

    settings.SPOOL_DIR.unlink()
    spool._retry_at = 0
    assert spool.write(Record(VIEW, at(3), 1, 100)) is True
    spool.close()
    ledger.drain()

    assert list(Refusal.objects.values_list("reason", "count")) == [("dropped", 3)]
    assert SiteDay.objects.get(day=TUESDAY).views == 1


def test_each_process_has_its_own_file(db):
    spool = Spool()
    spool.write(Record(VIEW, at(3), 1, 100))
    child = os.fork()
    if child == 0:
        spool.write(Record(VIEW, at(3), 1, 200))
        os._exit(0)
    os.waitpid(child, 0)
    spool.write(Record(VIEW, at(3), 1, 300))

    assert sorted(path.stat().st_size for path in files()) == [SIZE, 2 * SIZE]
    spool.close()
    assert (ledger.drain(), waiting_bytes()) == (3, 0)


def test_the_box_keeps_its_order(db):
    now = int(timezone.now().timestamp())
    SiteOpening.objects.create(visitors=1000)
    spooled(Record(VIEW, now, 0, 1), Record(VIEW, now, 0, 2), Record(VIEW, now - 1000, 0, 3))

    ledger.drain()

    figures_shown = reports.visitors()
    assert (figures_shown["online"], figures_shown["total"]) == (2, 1003)
    assert figures_shown["today"] <= figures_shown["week"] <= figures_shown["total"]


def test_online_falls_to_nobody_without_traffic(db, time_machine):
    now = int(timezone.now().timestamp())
    spooled(Record(VIEW, now, 0, 1))
    ledger.drain()

    time_machine.move_to(now + 299)
    assert reports.visitors()["online"] == 1
    time_machine.move_to(now + 301)
    assert reports.visitors()["online"] == 0


def test_dropped_records_are_told_by_their_number(db):
    spooled(Record(DROPPED, at(3), 41))

    ledger.drain()

    assert list(Refusal.objects.values_list("reason", "count")) == [("dropped", 41)]
    assert SiteDay.objects.count() == 0
