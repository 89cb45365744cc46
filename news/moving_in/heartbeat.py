"""The heartbeat of a run: while a process works on it, it notes every few seconds that it lives."""

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils import timezone

from databases.presence import presence
from news.models import ImportRun

EVERY_SECONDS = 10

logger = logging.getLogger(__name__)


@contextmanager
def beating(run: ImportRun) -> Generator[None]:
    """Note that the run is being worked on, in a thread: one file, such as a large dump, may take minutes to read."""
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(run.pk, ended), name="heartbeat of an import", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(pk, ended):
    while not ended.wait(EVERY_SECONDS):
        try:
            ImportRun.objects.filter(pk=pk).update(alive_at=timezone.now())
        except DatabaseError as error:
            presence.warn(logger, "Import %s could not tell that it lives: %s", pk, error)
    connection.close()
