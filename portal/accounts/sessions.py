"""Authentication middleware that does not touch the session of readers."""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser


class QuietAuthentication(AuthenticationMiddleware):
    """Gives a reader without a session cookie an anonymous user at once.

    Django's own reads the session even then, and every response would say `Vary: Cookie`.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            super().process_request(request)
        else:
            request.user = AnonymousUser()
