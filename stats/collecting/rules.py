"""What is a view: rules as plain functions, each refusal with its reason."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from stats.collecting import bots, visitors

# The numbers stand in the spool's records: new reasons go at the end, none is removed.
REASONS = {
    1: ("method", _("not a GET")),
    2: ("redirect", _("redirected to another address")),
    3: ("error", _("answered with an error")),
    4: ("kind", _("not an HTML page")),
    5: ("prefetch", _("fetched in advance by a browser")),
    6: ("embedded", _("fetched by a script or as a part of a page")),
    7: ("bot", _("a program")),
    8: ("network", _("an ignored network")),
    9: ("staff", _("signed-in staff")),
}
NUMBERS = {reason: number for number, (reason, _words) in REASONS.items()}

DELIVERED = (200, 304)
PREFETCH_HEADERS = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
# How a prefetch is put off: browsers drop what failed, and for a week at most Chromium tries no other of this site.
PUT_OFF = 503
PUT_OFF_HEADERS = {"Cache-Control": "no-store", "Retry-After": "604800"}


class Visit(NamedTuple):
    """An answered request for a public page: what was asked (the WSGI environ, PEP 3333) and what came of it."""

    asked: Mapping
    status: int
    kind: str
    is_staff: Callable[[], bool]

    def said(self, header: str) -> str:
        return self.asked.get(header, "")


def refusal(visit: Visit) -> str | None:
    """Why this is no view, or None if it is one."""
    for reason, holds in RULES:
        if holds(visit):
            return reason
    return None


def is_redirect(visit):
    return 300 <= visit.status < 400 and visit.status not in DELIVERED


def is_prefetch(visit):
    said = " ".join(map(visit.said, PREFETCH_HEADERS)).lower()
    return "prefetch" in said or "prerender" in said or "preview" in said


def is_put_off(asked: Mapping) -> bool:
    """Whether a browser fetches ahead and, refused now, asks again on the click: else that click would go unseen.

    So it is with Sec-Purpose (Fetch Standard). What older headers announce may be shown to somebody as it came.
    """
    return "prefetch" in asked.get("HTTP_SEC_PURPOSE", "").lower()


def is_embedded(visit):
    destination = visit.asked.get("HTTP_SEC_FETCH_DEST", "document")
    return destination != "document" or visit.said("HTTP_X_REQUESTED_WITH") == "XMLHttpRequest"


def is_staff(request) -> bool:
    """Asked of the few who bring a session cookie, after the answer, so that no page says `Vary: Cookie`."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return request.user.is_staff
    except DatabaseError:
        return False


RULES = (
    ("method", lambda visit: visit.asked["REQUEST_METHOD"] != "GET"),
    ("prefetch", is_prefetch),  # Before errors: most are put off with one.
    ("redirect", is_redirect),
    ("error", lambda visit: visit.status not in DELIVERED),
    ("kind", lambda visit: visit.status == 200 and not visit.kind.startswith("text/html")),
    ("embedded", is_embedded),
    ("bot", lambda visit: bots.is_bot(visit.said("HTTP_USER_AGENT")[:1000])),
    ("network", lambda visit: visitors.is_ignored(visit.asked)),
    ("staff", lambda visit: visit.is_staff()),
)
