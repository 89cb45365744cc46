"""The Atom feed of consultations."""

import datetime

import clocks
from honours.models import Consultation
from pagecache.public_file import answer, file

ENTRIES = 30


@file
def feed(request):
    """Return the consultations that opened last, with what is known of them now."""
    entries = [(consultation, *times(consultation)) for consultation in Consultation.objects.published()[:ENTRIES]]
    context = {"entries": entries, "changed_at": max((changed for _one, _opened, changed in entries), default=None)}
    return answer(request, "honours/consultations/feed.xml", context, "application/atom+xml; charset=utf-8")


def times(consultation) -> tuple[datetime.datetime, datetime.datetime]:
    """Return when it opened, and when it opened or was last changed, whichever was later."""
    opened = clocks.midnight(consultation.opens_on)
    return opened, max(opened, consultation.updated_at)
