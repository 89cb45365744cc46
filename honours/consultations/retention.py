"""Deletes opinions when the time is over that their writers were told, and the rates of hours that are over."""

import datetime
import logging
import threading
import time

from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.utils import timezone

import clocks
from databases.limits import in_background
from databases.presence import presence
from honours.consultations import limits
from honours.models import Consultation, OpinionRate

logger = logging.getLogger(__name__)


def purge() -> int:
    """Delete what is due and return the number of opinions; 0 while the clock may be wrong.

    What stays is how many there were, and the day on which they were deleted.
    """
    span = clocks.span()
    if span is None:
        return 0
    OpinionRate.objects.filter(hour__lt=int(span.earliest.timestamp()) // limits.HOUR - 1).delete()
    today = timezone.localdate(span.earliest)
    with_opinions = Consultation.objects.filter(opinions__isnull=False, closes_on__lt=today).distinct()
    return sum(_delete(one, today) for one in with_opinions if one.deletes_opinions_on <= today)


@transaction.atomic
def _delete(consultation, today: datetime.date) -> int:
    count, _by_model = consultation.opinions.all().delete()
    Consultation.objects.filter(pk=consultation.pk).update(
        opinions_deleted=F("opinions_deleted") + count, opinions_deleted_on=today
    )
    return count


def start_thread():
    """Start the thread of this process that deletes once an hour."""
    threading.Thread(target=in_background(_purge_for_ever), name="retention of opinions", daemon=True).start()


def _purge_for_ever():
    while True:
        time.sleep(limits.HOUR)
        try:
            purge()
        except DatabaseError as error:
            presence.warn(logger, "Opinions that are due are deleted an hour later: %s", error)
        finally:
            connections.close_all()
