"""The drainer: adds the spools to the database, exactly once; sums and offset of a file are one transaction."""

import fcntl
import logging
import os
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, DataError, close_old_connections, transaction

from databases.limits import in_background
from stats.collecting import spool
from stats.collecting.records import SIZE, unpacked
from stats.draining import aggregates, health, retention
from stats.models import SpoolOffset

logger = logging.getLogger(__name__)

LOCK = "drain.lock"
BATCH_RECORDS = 5000
PAUSE_SECONDS = 1


def drain() -> int:
    """Add every waiting record to the aggregates and remove finished files; return how many records were added.

    Never run it beside another drainer of the same spool: files that one removes meanwhile would be added again.
    """
    return sum(_drain_file_or_report(path) for path in spool.files())


def drain_alone() -> int | None:
    """Drain as `drain` does; return None if another drainer is at work on this machine."""
    with only_drainer() as alone:
        return drain() if alone else None


def drain_for_ever(stop: threading.Event | None = None):
    """Drain about once a second, as the only drainer of this machine, until `stop` is set."""
    stop, told = stop or threading.Event(), None
    while not stop.is_set():
        try:
            with only_drainer() as alone:
                while alone and not stop.is_set():
                    _drain_and_tidy()
                    if told:
                        logger.warning("Views are added to the database again.")
                    told = None
                    stop.wait(PAUSE_SECONDS)
        except Exception as error:
            # Catch everything: a drainer that ended here would leave every later view waiting.
            if told is not type(error):  # An outage of a night is one line.
                told, is_expected = type(error), isinstance(error, (DatabaseError, OSError))
                logger.warning("Views wait in the spool: %s", error, exc_info=not is_expected)
        stop.wait(PAUSE_SECONDS)


def start_thread():
    """Start a drainer thread in this process; of all on a machine only the one with the file lock drains."""
    threading.Thread(target=in_background(drain_for_ever), name="stats-drainer", daemon=True).start()


def _drain_and_tidy():
    close_old_connections()
    drain()
    health.report()
    retention.purge()


@contextmanager
def only_drainer():
    """Hold the lock of this machine's drainer; yield whether it was free."""
    folder = Path(settings.SPOOL_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def is_at_work() -> bool:
    """Return whether a drainer of this machine holds the lock."""
    with suppress(FileNotFoundError), open(Path(settings.SPOOL_DIR) / LOCK) as lock:
        return not _owner_is_gone(lock)
    return False


def _drain_file_or_report(path):
    """Add one file; one that cannot be read or added is logged, left where it is, and does not stop the others."""
    try:
        return _drain_file(path)
    except (OSError, DataError, OverflowError, ValueError) as error:
        logger.error("The spool file %s cannot be added: %s", path.name, error)
        return 0


def _drain_file(path):
    added = 0
    with suppress(FileNotFoundError), open(path, "rb") as file:
        # Asked before reading: if the owner is gone by now, nothing can be written after that.
        finished = _owner_is_gone(file)
        while batch := _add_batch(file, path.name):
            added += batch
        if finished:
            _remove(path, file)
    return added


def _add_batch(file, name):
    """Add the next records of one file; return how many blocks were read, unreadable ones included."""
    with transaction.atomic():
        row, _new = SpoolOffset.objects.get_or_create(file=name, defaults={"offset": 0})
        file.seek(row.offset)
        blocks = file.read(BATCH_RECORDS * SIZE)
        blocks = blocks[: len(blocks) // SIZE * SIZE]
        if not blocks:
            return 0
        records = [unpacked(blocks[start : start + SIZE]) for start in range(0, len(blocks), SIZE)]
        bad = Counter(map(bool, records))[False]
        aggregates.add([record for record in records if record], bad)
        SpoolOffset.objects.filter(file=name).update(offset=row.offset + len(blocks))
    _report_bad(name, bad)
    return len(records)


def _report_bad(name, count):
    if count:
        logger.error("%s blocks of the spool file %s are torn or foreign and were skipped.", count, name)


def _owner_is_gone(file):
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(path, file):
    """Remove the file, then its offset: an offset without a file is harmless, a file without one is added again."""
    torn = os.fstat(file.fileno()).st_size % SIZE
    if torn:
        logger.error("The spool file %s ends in %s bytes of a torn record.", path.name, torn)
    path.unlink()
    with transaction.atomic():
        SpoolOffset.objects.filter(file=path.name).delete()
        aggregates.add([], bad=1 if torn else 0)
