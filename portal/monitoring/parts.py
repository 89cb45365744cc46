"""Whether the parts that this process needs are there. Each is looked at in a thread: what hangs is told as silent."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from databases.presence import presence
from stats.draining import drainer

SECONDS = 0.7  # For all together.
FEW_BYTES = 8 * 2**20
OK, SILENT = "ok", "silent"


class Part:
    """One part of the site; `look` returns "ok" or what is wrong."""

    def __init__(self, look: Callable[[], str]):
        self._look, self._thread, self._said = look, None, SILENT

    def begin(self):
        """Look at it in a thread, unless one still does."""
        if self._thread is None or not self._thread.is_alive():
            self._said = SILENT
            self._thread = threading.Thread(target=self._work, name="look at a part", daemon=True)
            self._thread.start()

    def said(self, until: float) -> str:
        """Return what was found, or "silent", at the latest at a moment of the monotonic clock."""
        if self._thread:
            self._thread.join(max(0, until - time.monotonic()))
        return self._said

    def _work(self):
        try:
            self._said = self._look()
        except (DatabaseError, OSError) as error:
            self._said = " ".join(str(error).split())
        finally:
            connection.close()


def _database():
    if presence.is_away:
        return "away"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def folders() -> set[Path]:
    """Return the folders that the site writes into."""
    return {Path(settings.DATA_DIR), Path(settings.MEDIA_ROOT), Path(settings.SPOOL_DIR)}


def free_bytes(folder: Path) -> int:
    """Return how much can still be written into a folder; 0 for one that cannot be written to."""
    disk = os.statvfs(folder if folder.exists() else folder.parent)
    return 0 if disk.f_flag & os.ST_RDONLY or not (disk.f_favail or not disk.f_files) else disk.f_bavail * disk.f_frsize


def _disk():
    full = sorted(str(folder) for folder in folders() if free_bytes(folder) < FEW_BYTES)
    return f"full: {', '.join(full)}" if full else OK


def _drainer():
    return OK if drainer.is_at_work() else "nobody adds the views; they wait in the spool"


PARTS = {"database": Part(_database), "disk": Part(_disk), "drainer": Part(_drainer)}
NEEDED = ("database", "disk")  # Without a drainer readers miss nothing: their views wait.


def found() -> dict[str, str]:
    """Return what is found of each part, within SECONDS."""
    until = time.monotonic() + SECONDS
    for part in PARTS.values():
        part.begin()
    return {name: part.said(until) for name, part in PARTS.items()}
