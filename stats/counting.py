"""What is a view: rules as plain functions, each refusal with its reason."""

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from stats import bots, visitors

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


def refusal(request, response) -> str | None:
    """Why this answer of a public page is no view, or None if it is one."""
    for reason, holds in RULES:
        if holds(request, response):
            return reason
    return None


def is_redirect(request, response):
    return 300 <= response.status_code < 400 and response.status_code not in DELIVERED


def is_error(request, response):
    return response.status_code not in DELIVERED


def is_no_page(request, response):
    return response.status_code == 200 and not response.headers.get("Content-Type", "").startswith("text/html")


def is_prefetch(request, response):
    said = " ".join(request.META.get(header, "") for header in PREFETCH_HEADERS).lower()
    return "prefetch" in said or "prerender" in said or "preview" in said


def is_embedded(request, response):
    destination = request.META.get("HTTP_SEC_FETCH_DEST", "document")
    return destination != "document" or request.META.get("HTTP_X_REQUESTED_WITH") == "XMLHttpRequest"


def is_bot(request, response):
    return bots.is_bot(request.META.get("HTTP_USER_AGENT", "")[:1000])


def is_ignored(request, response):
    return visitors.is_ignored(request)


def is_staff(request, response):
    """Asked of the few who bring a session cookie, after the answer, so that no page says `Vary: Cookie`."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return request.user.is_staff
    except DatabaseError:
        return False


RULES = (
    ("method", lambda request, response: request.method != "GET"),
    ("redirect", is_redirect),
    ("error", is_error),
    ("kind", is_no_page),
    ("prefetch", is_prefetch),
    ("embedded", is_embedded),
    ("bot", is_bot),
    ("network", is_ignored),
    ("staff", is_staff),
)
