"""Records on their way: what is written, torn, foreign or dropped."""

import logging
import os
import subprocess
import sys

import pytest

from stats.collecting.records import SIZE, VIEW, Arrival, Record, unpacked
from stats.collecting.spool import Spool, files, waiting_bytes
from stats.draining import drainer
from stats.models import Refusal, SiteDay, SpoolOffset
from tests.stats.conftest import TUESDAY, at, spooled

FORKS = f"""
import os, sys
from django.conf import settings
from {Spool.__module__} import Spool
from {Record.__module__} import VIEW, Record

settings.configure(SPOOL_DIR=sys.argv[1])
spool = Spool()
spool.write(Record(VIEW, {at(3)}, 1, 100))
if child := os.fork():
    os.waitpid(child, 0)
spool.write(Record(VIEW, {at(3)}, 1, 300 if child else 200))
"""


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


@pytest.mark.parametrize(("fits", "views", "dropped"), [(31, 1, 1), (32, 2, 0), (40, 2, 0), (64, 2, 0)])
def test_a_view_counts_once_however_much_of_it_the_disk_takes(db, monkeypatch, fits, views, dropped):
    spool, write = Spool(), os.write
    with monkeypatch.context() as full:
        full.setattr("stats.collecting.spool.os.write", lambda file, blocks: write(file, blocks[:fits]))
        spool.write(Record(VIEW, at(3), 1, 100), Arrival(at(3), "zalo.me"))
    monkeypatch.setattr(spool, "_retry_at", 0)
    spool.write(Record(VIEW, at(3), 1, 100))
    spool.close()

    drainer.drain()

    assert SiteDay.objects.get().views == views
    assert sum(Refusal.objects.filter(reason="dropped").values_list("count", flat=True)) == dropped


def test_a_file_goes_when_its_owner_is_gone_and_not_before(db):
    living = Spool()
    living.write(Record(VIEW, at(3), 1, 100))
    drainer.drain()
    assert (len(files()), SpoolOffset.objects.count()) == (1, 1)

    living.write(Record(VIEW, at(3), 1, 100))
    living.close()
    drainer.drain()

    assert (files(), SpoolOffset.objects.count()) == ([], 0)
    assert SiteDay.objects.get().views == 2


@pytest.mark.parametrize("rubbish", [b"\0" * 64, b"not ours at all, sixty-four bytes" * 2, bytes(range(1, 97))])
def test_foreign_blocks_are_skipped_and_reported(db, caplog, rubbish):
    path = spooled(Record(VIEW, at(3), 1, 100))
    path.write_bytes(rubbish[: len(rubbish) // SIZE * SIZE] + path.read_bytes())

    with caplog.at_level(logging.ERROR):
        drainer.drain()

    assert SiteDay.objects.get().views == 1
    assert "torn or foreign" in caplog.text


def test_a_torn_end_is_reported_and_the_file_goes(db, caplog):
    path = spooled(Record(VIEW, at(3), 1, 100), Record(VIEW, at(3), 1, 100))
    path.write_bytes(path.read_bytes()[:-5])

    drainer.drain()

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
    drainer.drain()

    assert list(Refusal.objects.values_list("reason", "count")) == [("dropped", 3)]
    assert SiteDay.objects.get(day=TUESDAY).views == 1


def test_each_process_has_its_own_file(db, settings):
    # Not a fork of the tests' own process, which has threads.
    subprocess.run([sys.executable, "-c", FORKS, settings.SPOOL_DIR], check=True)

    assert sorted(path.stat().st_size for path in files()) == [SIZE, 2 * SIZE]
    assert (drainer.drain(), waiting_bytes()) == (3, 0)


def test_a_file_that_vanishes_while_the_spool_is_measured_drops_nothing(db, monkeypatch):
    gone = spooled(Record(VIEW, at(3)))
    monkeypatch.setattr(type(gone), "glob", lambda *args: [gone, gone.with_name("drained-meanwhile.spool")])

    assert waiting_bytes() == SIZE


@pytest.mark.parametrize("foreign", ["a folder", "a record from the end of time"])
def test_what_cannot_be_added_holds_up_nothing_else(db, caplog, foreign):
    path = spooled(Record(VIEW, at(3), 1, 100))
    other = path.with_name("0.spool")
    other.mkdir() if foreign == "a folder" else other.write_bytes(Record(VIEW, 2**55, 1, 100).packed())
    os.utime(other, (0, 0))

    drainer.drain()

    assert SiteDay.objects.get().views == 1
    assert "0.spool cannot be added" in caplog.text


def test_a_record_that_is_written_in_part_is_dropped_and_told(db, monkeypatch):
    spool = Spool()
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda file, content: 5)
        assert spool.write(Record(VIEW, at(3), 1, 100)) is False
        spool._retry_at = 0
        assert spool.write(Record(VIEW, at(3), 1, 100)) is False
    spool._retry_at = 0
    assert spool.write(Record(VIEW, at(3), 1, 100)) is True
    spool.close()
    drainer.drain()

    assert list(Refusal.objects.values_list("reason", "count")) == [("dropped", 2)]
