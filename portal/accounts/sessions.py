"""Sessions of the desk: they end when nobody is there, and in any case after some hours; readers have none."""

import logging
import threading
import time

from django.conf import settings
from django.contrib.auth import get_user, user_logged_in
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connections
from django.dispatch import receiver
from django.utils.functional import SimpleLazyObject

logger = logging.getLogger(__name__)

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
STEP_SECONDS = 60  # A write to the database for each request would be too many.
HOUR = 3600


class QuietAuthentication(AuthenticationMiddleware):
    """Gives a reader without a session cookie an anonymous user at once, and ends sessions that are over.

    Django's own reads the session even then, and every response would say `Vary: Cookie`.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            request.user = AnonymousUser()
            return
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user(request))


def _user(request):
    if not hasattr(request, "_cached_user"):
        user, now = get_user(request), int(time.time())
        if user.is_authenticated and is_over(request.session, now):
            request.session.flush()
            user = AnonymousUser()
        if user.is_authenticated and not is_asked_by_a_timer(request):
            _note(request.session, now)
        request._cached_user = user
    return request._cached_user


def is_over(session, now: int) -> bool:
    """Return whether the session has lasted too long, or nobody has used it for too long."""
    signed_in_at, seen_at = session.get(SIGNED_IN_AT, now), session.get(SEEN_AT, now)
    return now - signed_in_at > settings.SESSION_COOKIE_AGE or now - seen_at > settings.SESSION_IDLE_SECONDS


def is_asked_by_a_timer(request) -> bool:
    """Return whether a script asks on its own, as open forms do every some seconds, though nobody may sit there.

    A form that holds unsaved text says so by POST, and is never left alone by this.
    """
    return request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "empty"


def _note(session, now):
    session.setdefault(SIGNED_IN_AT, now)
    if now - session.get(SEEN_AT, 0) >= STEP_SECONDS:
        session[SEEN_AT] = now


@receiver(user_logged_in)
def begin(request, **signal):
    """Begin the hours anew, when somebody signs in again without having signed out."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())


def start_thread():
    """Start the thread of this process that deletes what is left of ended sessions, once an hour."""
    threading.Thread(target=_clear_for_ever, name="ended sessions", daemon=True).start()


def _clear_for_ever():
    while True:
        time.sleep(HOUR)
        try:
            SessionStore.clear_expired()
        except DatabaseError:
            logger.warning("Ended sessions are deleted an hour later")
        finally:
            connections.close_all()
