"""What counts as a view: rules as plain functions, and the reasons of refusals."""

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
# The response to a prefetch: browsers drop a failed one, and Chromium then prefetches nothing here for up to a week.
PUT_OFF = 503
PUT_OFF_HEADERS = {"Cache-Control": "no-store", "Retry-After": "604800"}


class Visit(NamedTuple):
    """An answered request for a public page: `asked` is the WSGI environ (PEP 3333), `kind` the Content-Type."""

    asked: Mapping
    status: int
    kind: str
    is_staff: Callable[[], bool]

    def said(self, header: str) -> str:
        """Return a value of the environ, "" if it is missing."""
        return self.asked.get(header, "")


def refusal(visit: Visit) -> str | None:
    """Return the reason why this is no view, or None if it is one."""
    for reason, holds in RULES:
        if holds(visit):
            return reason
    return None


def is_person(request) -> bool:
    """Return whether a request whose page is not there would have been a view of a page that is."""
    asked = request.META | ({"REQUEST_METHOD": "GET"} if request.method == "HEAD" else {})
    return refusal(Visit(asked, 200, "text/html", lambda: is_staff(request))) is None


def is_redirect(visit):
    """Return whether the response is a redirect; 304 is none."""
    return 300 <= visit.status < 400 and visit.status not in DELIVERED


def is_prefetch(visit):
    """Return whether a header announces a prefetch, prerender or preview."""
    said = " ".join(map(visit.said, PREFETCH_HEADERS)).lower()
    return "prefetch" in said or "prerender" in said or "preview" in said


def is_put_off(asked: Mapping) -> bool:
    """Return whether this is a prefetch to refuse: the browser asks again on the click, which is then counted.

    That holds for Sec-Purpose (Fetch Standard). What was fetched with older headers may be shown without asking again.
    """
    return "prefetch" in asked.get("HTTP_SEC_PURPOSE", "").lower()


def is_embedded(visit):
    """Return whether a script or a part of a page sent the request (Sec-Fetch-Dest, X-Requested-With)."""
    destination = visit.asked.get("HTTP_SEC_FETCH_DEST", "document")
    return destination != "document" or visit.said("HTTP_X_REQUESTED_WITH") == "XMLHttpRequest"


def is_staff(request) -> bool:
    """Return whether staff sent the request; False while the database is away.

    The session is read only for requests with its cookie, and after the response, so that no page says `Vary: Cookie`.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return request.user.is_staff
    except DatabaseError:
        return False


RULES = (
    ("method", lambda visit: visit.asked["REQUEST_METHOD"] != "GET"),
    ("prefetch", is_prefetch),  # Before errors: most prefetches are refused with one.
    ("redirect", is_redirect),
    ("error", lambda visit: visit.status not in DELIVERED),
    ("kind", lambda visit: visit.status == 200 and not visit.kind.startswith("text/html")),
    ("embedded", is_embedded),
    ("bot", lambda visit: bots.is_bot(visit.said("HTTP_USER_AGENT")[:1000])),
    ("network", lambda visit: visitors.is_ignored(visit.asked)),
    ("staff", lambda visit: visit.is_staff()),
)
