"""Writes composed pages to the database, in a thread of its own: no reader waits for it."""

import json
import logging
import queue
import threading
import time
from collections.abc import Hashable
from datetime import timedelta
from operator import attrgetter

from django.db import DatabaseError, connection, connections
from django.utils import timezone

from databases.limits import in_background
from databases.presence import presence
from pagecache.composing import release
from pagecache.composing.composed_pages import NUMBER, Composition, address_of, pk_of
from pagecache.models import Change, ComposedPage
from pagecache.parts import Part

logger = logging.getLogger(__name__)

WRITE_SECONDS = 0.2  # Pages composed meanwhile are written together.
MOST_WAITING = 500  # Further ones are composed again when they are asked for.
OUTLIVED = timedelta(days=1)  # What is not current any more is kept so long: two releases may serve side by side.
SWEEP_SECONDS = 3600
FIELDS = ("address", "release", "subject", "changes", "until", "head", "body", "composed_at")


class Writer:
    """The composed pages that are to be written, and the thread that does it."""

    def __init__(self):
        self._waiting: queue.Queue[ComposedPage] = queue.Queue()
        self._starting = threading.Lock()
        self._thread, self._swept = None, 0.0

    def keep(self, key: Hashable, composition: Composition, own: Part, headers: dict, article: int | None):
        """Have this own part written soon."""
        if (address := address_of(key)) and self._waiting.qsize() < MOST_WAITING:
            self._waiting.put(_composed(address, composition, own, headers, article))
            self.wake()

    def wake(self):
        """Start the thread where there is none: a forked process has none of its parent's."""
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=in_background(self._work), name="writer of composed pages", daemon=True
                )
                self._thread.start()

    def _work(self):
        while True:
            pages = [self._waiting.get()]
            time.sleep(WRITE_SECONDS)
            pages += [self._waiting.get() for _page in range(self._waiting.qsize())]
            try:
                self.write(pages)
            except DatabaseError as error:
                presence.warn(logger, "Composed pages are composed again when they are asked for: %s", error)
            finally:
                connections.close_all()
                for _page in pages:
                    self._waiting.task_done()

    def wait(self):
        """Wait until all that was to be written is."""
        self._waiting.join()

    def write(self, pages: list[ComposedPage]):
        """Write these pages; of two for one address the last one, and in an order that all writers keep."""
        pages = sorted({page.pk: page for page in pages}.values(), key=attrgetter("pk"))
        ComposedPage.objects.bulk_create(pages, update_conflicts=True, unique_fields=["id"], update_fields=FIELDS)
        if time.monotonic() - self._swept > SWEEP_SECONDS:
            self._swept = time.monotonic()
            sweep()


def _composed(address, composition, own, headers, article):
    ends, end = [], 0
    for piece in own.deflated:
        ends.append(end := end + len(piece))
    head = {"names": own.names, "cuts": ends, "tag": own.tag, "headers": headers, "article": article}
    return ComposedPage(
        pk=pk_of(address),
        address=address,
        release=release.stamp(),
        subject=composition.subject,
        changes=composition.changes,
        until=composition.until and composition.until.timestamp(),
        head=json.dumps(head),
        body=b"".join(own.deflated),
        composed_at=timezone.now(),
    )


def sweep() -> int:
    """Delete pages of another release, changed or ended since, a day after they were composed; return how many."""
    own, shared = (NUMBER.format(subject=subject) for subject in ("page.subject", Change.ALL))
    table = ComposedPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} AS page WHERE composed_at < %s AND "
            f"(release <> %s OR until <= %s OR "
            f"changes <> CAST({own} AS varchar(20)) || '.' || CAST({shared} AS varchar(20))))",
            [timezone.now() - OUTLIVED, release.stamp(), time.time()],
        )
        return cursor.rowcount


writer = Writer()
