"""What zip files hold is unpacked beside the server's files, and taken away again, also after a killed process."""

import os
import shutil
import zipfile

import pytest
from django.utils import timezone

from news.models import Article, ImportRun
from news.moving_in import runs, unpacking
from tests.news.moving_in.test_runs import page

LONG_AGO = 10**9


@pytest.fixture
def unpacked(settings, tmp_path):
    """A function that returns the folders of unpacked files there are."""
    settings.IMPORT_DIR = tmp_path / "import"
    return lambda: list((settings.IMPORT_DIR / "unpacked").iterdir())


@pytest.fixture
def packed(tmp_path):
    """A function that packs a page of this number, and returns the zip file."""

    def pack(number):
        path = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("tin.html", page(number))
        return path

    return pack


def read(path):
    """A run whose dry run is done."""
    run = ImportRun.objects.create(name="a", path=str(path))
    runs.dry_run(run)
    return run


def age(folder):
    os.utime(folder, (LONG_AGO, LONG_AGO))


def test_nothing_stays_unpacked_when_an_import_ends_or_only_was_foretold(imported, packed, unpacked):
    imported(packed(1), dry_run=True)
    imported(packed(1))

    assert (Article.objects.count(), unpacked()) == (1, [])


def test_between_the_dry_run_and_the_import_it_stays(db, packed, unpacked):
    run = read(packed(1))
    kept = unpacked()
    shutil.copytree(kept[0], kept[0].with_name("copy"))
    runs.bring_in(run)

    assert len(kept) == 1
    assert [path.name for path in unpacked()] == ["copy"]


def test_undoing_what_was_interrupted_takes_it_away_too(imported, packed, unpacked):
    run = read(packed(1))

    imported(undo=run.pk)

    assert unpacked() == []


def test_another_run_removes_what_was_not_used_for_days_but_not_of_runs_at_work(db, packed, unpacked):
    at_work, forgotten = read(packed(1)), read(packed(2))
    for folder in unpacked():
        age(folder)
    ImportRun.objects.filter(pk=at_work.pk).update(state="importing", alive_at=timezone.now())
    read(packed(3))

    names = {next(folder.iterdir()).read_text().partition("Bản số ")[2][0] for folder in unpacked()}
    assert (names, forgotten.state) == ({"1", "3"}, "read")


def test_what_a_killed_process_left_half_is_not_taken_for_whole(imported, packed, unpacked, monkeypatch):
    path = packed(1)
    read(path)

    def killed(*args, **options):
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            unpacking.forget(path)
    (half,) = unpacked()
    (half / "tin.html").unlink()
    imported(path)

    assert (Article.objects.count(), unpacked()) == (1, [])
    assert half.suffix == unpacking.UNFINISHED
