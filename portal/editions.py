"""Which edition of the site is the current one, and until when by the clock alone."""

import datetime
import logging
import threading
import time
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from portal.models import Edition

logger = logging.getLogger(__name__)

LOOK_UP_SECONDS = 1
LIFE_SECONDS = 60  # The side boxes rank by readers, which moves without an edition.


class Issue(NamedTuple):
    """What a kept page is measured against: the edition's number and the end of its life, in seconds since 1970.

    The number has a second part, which this process counts on when the clock is set back.
    """

    number: tuple[int, int]
    until: float


class Watch:
    """The current edition, looked up at most once a second; while the database is gone, the last one known."""

    def __init__(self):
        self._lock = threading.Lock()
        self._issue, self._set_back = None, 0
        self._looked_up = float("-inf")

    def current(self) -> Issue | None:
        """The edition, or None if it was never known."""
        if time.monotonic() - self._looked_up >= LOOK_UP_SECONDS and self._lock.acquire(blocking=self._issue is None):
            try:
                if time.monotonic() - self._looked_up >= LOOK_UP_SECONDS:
                    self._look_up()
            finally:
                self._lock.release()
        return self._issue

    def forget(self):
        self._looked_up = float("-inf")

    def _look_up(self):
        try:
            # In front of Django nobody else gives up a connection that broke.
            if not connection.in_atomic_block:
                close_old_connections()
            if self._issue and self._issue.until > time.time() + LIFE_SECONDS:
                self._set_back += 1  # What is kept would live until the clock shows that time again.
            self._issue = Issue((Edition.objects.current(), self._set_back), _next_change())
        except DatabaseError as error:
            logger.warning("Kept pages go on being served: %s", error)
        self._looked_up = time.monotonic()


def _next_change():
    """When a page made now is out of date by the clock: a publication, an expiry, midnight, or LIFE_SECONDS."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
    scheduled = apps.get_model("news", "Article").objects.next_change(now)
    ends = [now + datetime.timedelta(seconds=LIFE_SECONDS), midnight, *filter(None, [scheduled])]
    return min(ends).timestamp()


def watch_public_models():
    """Let every change of what readers see move the edition."""
    for label in settings.PUBLIC_MODELS:
        model = apps.get_model(label)
        for signal in (post_save, post_delete):
            signal.connect(_move, sender=model, dispatch_uid=f"edition {label} {id(signal)}")


def _move(**signal):
    Edition.objects.move()


watch = Watch()
