"""Backups: a folder with a dump of the database, the uploads, the settings and a manifest that tells what it holds."""

import fcntl
import json
import os
import platform
import shutil
import socket
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.operations import release
from portal.operations.backups import dumps, files, inventory, rotation, settings_file
from portal.operations.models import Backup
from portal.operations.refusal import Refusal

MANIFEST = "manifest.json"
MEDIA = "media"


class Kept(NamedTuple):
    """Of how many days, weeks and months the newest backup is kept."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


def write(target: Path, kept: Kept, with_secrets: bool = False) -> Path:
    """Write a backup into the folder, while the site runs; return its own folder. Older ones are rotated away.

    It is written beside and renamed when all of it was checked: whatever fails leaves those before as they were.
    """
    try:
        with _alone(target):
            return _write(target, kept, with_secrets)
    except (OSError, DatabaseError, subprocess.SubprocessError) as error:
        text = _("The backup was not written: {error}. Those before are as they were.")
        raise Refusal(text.format(error=str(error).strip().partition("\n")[0].rstrip("."))) from error


@contextmanager
def _alone(target) -> Generator[None]:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(target / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(_("Another backup is being written into this folder.")) from None
        yield


def _write(target, kept, with_secrets):
    for broken_off in target.glob(f"{files.DRAFT}*"):
        shutil.rmtree(broken_off)
    name = timezone.now().strftime(rotation.FORM)
    draft = target / f"{files.DRAFT}{name}"
    before = next(iter(rotation.backups(target)), None)
    draft.mkdir(mode=0o700)
    try:
        _fill(draft, before, with_secrets)
        os.sync()
        finished = draft.rename(target / name)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    Backup.objects.create(folder=str(finished), machine=socket.gethostname()[:100], bytes=_size(finished))
    for old in rotation.superfluous(rotation.backups(target), *kept):
        shutil.rmtree(old)
    return finished


def _fill(draft, before, with_secrets):
    site, copy, known = Path(settings.MEDIA_ROOT), draft / MEDIA, before and before / MEDIA
    copy.mkdir()
    # Twice: of what a row of the dump names, what is deleted after the dump is in the first, and what came in
    # before the dump in the second.
    files.copy(site, copy, known)
    with dumps.dumped(draft):
        files.copy(site, copy, known)
        manifest = _about_the_site() | {"inventory": inventory.taken(copy)}
    (draft / settings_file.NAME).write_text(settings_file.written(with_secrets))
    (draft / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1))
    files.write_sums(draft, before)


def _about_the_site():
    return {
        "made_at": timezone.now().isoformat(),
        "site": settings.PUBLIC_ORIGIN,
        "release": {"version": release.version(), "commit": release.commit()},
        "versions": {"python": platform.python_version(), "django": django.__version__, "database": _version()},
        "database": connection.vendor,
        "migrations": sorted(map(".".join, MigrationRecorder(connection).applied_migrations())),
    }


def _version():
    return ".".join(map(str, connection.get_database_version()))


def _size(folder):
    return sum((folder / name).stat().st_size for name in files.listed(folder))
