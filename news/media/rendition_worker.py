"""The rendition worker: a thread that makes the renditions of photos after they were saved."""

import fcntl
import logging
import threading
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat

from databases.limits import in_background
from databases.presence import presence
from news.media import decoding, renditions

logger = logging.getLogger(__name__)

_woken = threading.Event()
_starting = threading.Lock()
_thread = None


def wake():
    """Have this process's thread make the missing renditions soon, without waiting for it."""
    global _thread
    _woken.set()
    with _starting:
        if _thread is None or not _thread.is_alive():  # A forked worker process has none of its parent's threads.
            _thread = threading.Thread(target=in_background(_work), name="rendition worker", daemon=True)
            _thread.start()


def _work():
    while _woken.wait():
        _woken.clear()
        try:
            make_missing()
        except DatabaseError as error:
            presence.warn(logger, "Renditions wait until the next photo is saved, or the next start: %s", error)
        finally:
            connections.close_all()


def make_missing() -> int:
    """Make all missing renditions; return the number of photos that got theirs."""
    with _alone_on_this_machine():
        return sum(_make(field, *row) for field in photo_fields() for row in list(missing(field)))


def forget():
    """Mark all renditions as missing, so that they are made anew."""
    for field in photo_fields():
        _rows(field).update(**{field.rendered_field: ""})


def forget_lost():
    """Mark the renditions as missing of photos that lack a file on disk, as after a restore without them."""
    for field in photo_fields():
        for pk, name in lost(field):
            _rows(field).filter(pk=pk, **{field.attname: name}).update(**{field.rendered_field: ""})


def lost(field) -> list[tuple[int, str]]:
    """Return primary key and file name of the photos whose renditions were made and lack a file on disk."""
    photos = _rows(field).exclude(**{field.attname: ""}).exclude(**{field.rendered_field: ""})
    # Not by iterator(): of SQLite no query may be open while others write and this process wants to write too.
    return [
        (pk, name)
        for pk, name, width in list(photos.values_list("pk", field.attname, field.width_field))
        if not all(map(field.storage.exists, renditions.names(name, width or 0)))
    ]


def photo_fields():
    """Return every model field that keeps a photo and its renditions."""
    fields = (field for model in apps.get_models() for field in model._meta.fields)
    return [field for field in fields if getattr(field, "rendered_field", None)]


def missing(field):
    """Return primary key and file name of the photos without current renditions, newest first."""
    expected = Concat(Value(f"{renditions.RECIPE}:"), F(field.attname), output_field=CharField())
    without = _rows(field).exclude(**{field.attname: ""}).exclude(**{field.rendered_field: expected})
    return without.order_by("-pk").values_list("pk", field.attname)


def waiting() -> int:
    """Return how many photos have no current renditions."""
    return sum(missing(field).count() for field in photo_fields())


def _make(field, pk, name) -> bool:
    try:
        renditions.make(field.storage, name)
    # Pillow raises the first three for damaged files.
    except (OSError, SyntaxError, ValueError, decoding.OutOfBudget, decoding.Busy):
        logger.exception("No renditions could be made of %s", name)
        return False
    still_there = _rows(field).filter(pk=pk, **{field.attname: name})
    if still_there.update(**{field.rendered_field: renditions.stamp(name)}):
        return True
    renditions.delete(field.storage, name)  # It was replaced or deleted meanwhile.
    return False


def _rows(field):
    return field.model._base_manager


@contextmanager
def _alone_on_this_machine():
    """Hold a lock of the machine: two workers that are woken together would do everything twice."""
    with open(settings.DATA_DIR / "renditions.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
