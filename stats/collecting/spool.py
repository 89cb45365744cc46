"""The spool: append-only files of records, one per process. An append is all that a view costs its request."""

import errno
import fcntl
import logging
import os
import secrets
import threading
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from stats.collecting.records import DROPPED, SIZE, Arrival, Record

logger = logging.getLogger(__name__)

SUFFIX = ".spool"
FILE_BYTES = 8 * 2**20  # A new file is begun after so many bytes, so that drained ones can be removed,
FILE_SECONDS = 3600  # and after so long: nobody's path through the site may stay on the disk for weeks.
ALL_BYTES = 512 * 2**20  # Sixteen million views waiting; beyond that new ones are dropped and counted.
RETRY_SECONDS = 1


class Spool:
    """The spool file of this process; a forked child opens its own."""

    def __init__(self):
        self._lock = threading.Lock()
        self._file: int | None = None
        self._owner: int | None = None
        self._written = self._dropped = 0
        self._retry_at = self._full_at = 0.0

    def write(self, record: Record, *more: Record | Arrival) -> bool:
        """Append a record and its referrer; return False if they were dropped. Never raises OSError."""
        with self._lock:  # Also around the write: another thread must not close the file meanwhile.
            try:
                if (file := self._ready_file()) is not None:
                    self._append(file, record, *more)
                    return True
                problem = "the spool is full"
            except OSError as error:
                problem = error
            self._drop(problem)
            return False

    def close(self):
        """Close the file; the drainer adds what is in it and removes it."""
        with self._lock:
            self._close()

    def _ready_file(self) -> int | None:
        is_full = self._written >= FILE_BYTES or time.monotonic() >= self._full_at
        if self._file is None or self._owner != os.getpid() or is_full:
            self._close()
            self._open()
        return self._file

    def _open(self):
        if time.monotonic() < self._retry_at or waiting_bytes() >= ALL_BYTES:
            return
        self._file, self._owner, self._written = _new_file(), os.getpid(), 0
        self._full_at = time.monotonic() + FILE_SECONDS
        if self._dropped:
            self._append(self._file, Record(DROPPED, int(time.time()), self._dropped))
            self._dropped = 0

    def _append(self, file: int, *records: Record | Arrival):
        blocks = b"".join(record.packed() for record in records)
        written = os.write(file, blocks)
        self._written += written
        if written != len(blocks):
            self._close()  # The next record would not begin at a block boundary.
        if written < SIZE:
            raise OSError(errno.ENOSPC, "only a part of a record was written")

    def _drop(self, problem):
        self._dropped += 1
        self._close()
        if time.monotonic() >= self._retry_at:
            self._retry_at = time.monotonic() + RETRY_SECONDS
            logger.error("Views are not written to the spool (%s); %s dropped so far.", problem, self._dropped)

    def _close(self):
        if self._file is not None:
            os.close(self._file)
        self._file = None


def _new_file():
    """Open a new spool file; it is locked under another name first, so that no drainer takes its owner for dead."""
    folder = Path(settings.SPOOL_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{secrets.token_hex(16)}{SUFFIX}"
    draft = path.with_suffix(".tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        draft.rename(path)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def files() -> list[Path]:
    """Return the spool files of this machine, oldest first."""
    return [path for path, _status in sorted(_statuses(), key=lambda found: found[1].st_mtime_ns)]


def waiting_bytes() -> int:
    """Return the size of all spool files in bytes, drained records of open files included."""
    return sum(status.st_size for _path, status in _statuses())


def _statuses():
    for path in Path(settings.SPOOL_DIR).glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):  # The drainer removed it meanwhile.
            yield path, path.stat()


spool = Spool()
