"""A backup is of one moment, whole, and comes back."""

import errno
import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, connections
from model_bakery import baker

from news.models import Photo
from portal.identity.models import Contact
from portal.operations.backups import files, restore, rotation
from portal.operations.backups.dumps import NAMES
from portal.operations.models import Backup
from portal.operations.refusal import Refusal
from tests.portal.operations import places
from tests.portal.operations.conftest import TITLE, picture


@pytest.fixture
def target(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def busy_newsroom():
    """Somebody who writes all the while."""
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            baker.make(Contact, name=f"Phòng {number}")
        connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    yield
    stop.set()
    thread.join()


def newest(target):
    return rotation.backups(target)[0]


@pytest.mark.thorough
def test_a_site_that_is_in_use_comes_back_from_its_backup(site, target, tmp_path, busy_newsroom):
    call_command("backup", target)

    [photo] = Photo.objects.all()
    with places.empty(connection.vendor, tmp_path / "elsewhere") as place:
        restored = place.manage("restore", newest(target))
        again = place.manage("restore", newest(target))

        assert (restored.returncode, restored.stderr) == (0, "")
        assert place.rows("SELECT title FROM news_article") == [(TITLE,)]
        assert place.rows("SELECT count(*) FROM pagecache_change") != []
        assert (place.folder / "media" / photo.image.name).read_bytes() == Path(photo.image.path).read_bytes()
        for secret in ("stats_salt", "django_session"):
            assert place.rows(f"SELECT count(*) FROM {secret}") == [(0,)]
        assert (again.returncode, "Traceback" in again.stderr) == (1, False)


def test_a_backup_is_known_to_the_site(site, target):
    call_command("backup", target)

    [known] = Backup.objects.all()
    assert (known.folder, known.bytes > 10_000) == (str(newest(target)), True)


def test_secrets_are_kept_only_if_asked_for(site, target, settings, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://site:hidden@db.example/site")
    with time_machine.travel("2026-12-01"):
        call_command("backup", target)
    without = (newest(target) / "settings.env").read_text()
    with time_machine.travel("2026-12-02"):
        call_command("backup", target, "--with-secrets")
    everything = (newest(target) / "settings.env").read_text()

    for secret in (settings.SECRET_KEY, "hidden"):
        assert (secret in without, secret in everything) == (False, True)
    assert "ALLOWED_HOSTS=testserver,localhost,127.0.0.1\n" in without


def test_an_unchanged_upload_is_stored_once_for_all_backups(site, target):
    photo = Photo.objects.get()
    with time_machine.travel("2026-12-01", tick=False):
        call_command("backup", target)
    Photo.objects.create(article=site, image=picture("blue"))
    with time_machine.travel("2026-12-02", tick=False):
        call_command("backup", target)

    later, earlier = rotation.backups(target)
    assert (later / "media" / photo.image.name).samefile(earlier / "media" / photo.image.name)
    assert len(files.sums(later)) > len(files.sums(earlier))
    restore.check(later)


def test_an_upload_that_arrives_meanwhile_is_copied_whole(tmp_path):
    """Its first half may be there already when its copy is made; it is copied again before the backup ends."""
    source, copy = tmp_path / "media", tmp_path / "copy"
    source.mkdir()
    (source / "film.mp4").write_bytes(b"first half")
    files.copy(source, copy)
    (source / "film.mp4").write_bytes(b"first half, second half")

    files.copy(source, copy)

    assert {path.name: path.read_bytes() for path in copy.iterdir()} == {"film.mp4": b"first half, second half"}


def test_a_restore_that_broke_off_is_done_by_doing_it_again(site, target, settings, tmp_path):
    call_command("backup", target)
    name = Photo.objects.get().image.name

    with places.empty(connection.vendor, tmp_path / "elsewhere") as place:
        half = place.folder / "media" / Path(name).with_name(f".partial-{Path(name).name}")
        half.parent.mkdir(parents=True)
        half.write_bytes(b"half")
        restored = place.manage("restore", newest(target))

        assert (restored.returncode, restored.stderr, half.exists()) == (0, "", False)


@pytest.mark.parametrize("name", ["media", "dump"])
def test_a_damaged_backup_is_refused(site, target, name):
    call_command("backup", target)
    name = Photo.objects.get().image.name if name == "media" else NAMES[connection.vendor]
    [path] = [path for path in newest(target).rglob("*") if str(path).endswith(name)]
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)

    with pytest.raises(Refusal, match=path.name):
        restore.check(newest(target))


def test_a_full_disk_leaves_nothing_half_and_what_was_there_before(site, target, monkeypatch):
    with time_machine.travel("2026-12-01"):
        call_command("backup", target)
    before = newest(target)
    Photo.objects.create(article=site, image=picture("blue"))

    def is_full(*paths):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", is_full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", target)

    assert sorted(path.name for path in target.iterdir()) == [".lock", before.name]
    restore.check(before)


def test_what_a_killed_backup_left_behind_goes_with_the_next(site, target):
    (target / ".partial-bangvang-2026-12-01T000000Z" / "media").mkdir(parents=True)

    call_command("backup", target)

    assert sorted(path.name for path in target.iterdir()) == [".lock", newest(target).name]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the dump of SQLite alone can be made older by hand")
def test_a_backup_of_an_older_release_is_brought_up_to_this_one(site, target, tmp_path):
    call_command("backup", target)
    backup = newest(target)
    with closing(sqlite3.connect(backup / "database.sqlite3")) as dump:
        dump.execute("DROP TABLE operations_backup")
        dump.execute("DELETE FROM django_migrations WHERE app = 'operations'")
        dump.commit()
    manifest = json.loads((backup / "manifest.json").read_text())
    del manifest["inventory"]["rows"]["operations_backup"]
    manifest["inventory"]["rows"]["news_photo"] = 100
    (backup / "manifest.json").write_text(json.dumps(manifest))
    (backup / files.SUMS).unlink()
    files.write_sums(backup)

    with places.empty("sqlite", tmp_path / "elsewhere") as place:
        restored = place.manage("restore", backup)

        assert (restored.returncode, restored.stderr.count("\n"), "news_photo" in restored.stderr) == (1, 2, True)
        assert place.rows("SELECT count(*) FROM operations_backup") == [(0,)]


def test_a_folder_that_is_no_backup_is_told_in_one_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"manifest\.json"):
        call_command("restore", tmp_path)


def test_backups_are_kept_by_day_week_and_month():
    days = [f"bangvang-2026-{month:02}-{day:02}T020000Z" for month in range(1, 13) for day in range(1, 29)]
    twice = "bangvang-2026-12-28T010000Z"

    gone = rotation.superfluous(map(Path, [*days, twice]), daily=3, weekly=2, monthly=3)

    kept = sorted({*days, twice} - {path.name for path in gone})
    # The 20th was a Sunday: the newest of the week before.
    assert [name[14:19] for name in kept] == ["10-28", "11-28", "12-26", "12-27", "12-28"]
    assert twice not in kept


def test_the_newest_backup_is_never_rotated_away():
    assert rotation.superfluous([Path("bangvang-2026-12-28T010000Z")], daily=0, weekly=0, monthly=0) == []
