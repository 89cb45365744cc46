"""What the doctor finds on this machine: folders, clocks, drainers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

import clocks
from portal.operations.doctor.findings import Finding, error, warning
from stats.draining import health

FEW_BYTES, SOME_BYTES = 200 * 2**20, 2**30
FEW_PERCENT = 5


def of_folders() -> Iterator[Finding]:
    """Find folders that cannot be written to and disks that are nearly full; each disk is told once."""
    disks = {}
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
                file.write(b"can it be written?")
                file.flush()
        except OSError as reason:
            text = _(
                "Nothing can be written to {folder} ({reason}): look at its owner, its disk and whether it is full."
            )
            yield error("disk", text.format(folder=folder, reason=reason.strerror))
        else:
            disks.setdefault(folder.stat().st_dev, folder)
    for folder in disks.values():
        yield from _of_space(folder)


def _folders():
    folders = [settings.DATA_DIR, settings.MEDIA_ROOT, settings.SPOOL_DIR, settings.FILE_UPLOAD_TEMP_DIR]
    if connection.vendor == "sqlite":
        folders.append(Path(connection.settings_dict["NAME"]).parent)
    return map(Path, folders)


def _of_space(folder):
    disk = shutil.disk_usage(folder)
    text = _("{folder} has {free} of {total} left: delete what is not needed, or give it a larger disk.").format(
        folder=folder, free=filesizeformat(disk.free), total=filesizeformat(disk.total)
    )
    if disk.free < FEW_BYTES:
        yield error("disk", text)
    elif disk.free < SOME_BYTES or disk.free * 100 < disk.total * FEW_PERCENT:
        yield warning("disk", text)


def of_clocks() -> Iterator[Finding]:
    """Find a clock that differs from the database's."""
    ahead = abs((timezone.now() - (clocks.database_now() or timezone.now())).total_seconds())
    if ahead > clocks.MOVED_SECONDS:
        text = _("The clock of this machine is {seconds} seconds off that of the database: set both by NTP.")
        yield error("clock", text.format(seconds=round(ahead)))


def of_drainers() -> Iterator[Finding]:
    """Find what the drainers of all machines have reported."""
    return (warning("drainer", text) for text in health.freshness().warnings)
