"""Who is signed in, asked without touching the session of those who are not."""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser


class QuietAuthentication(AuthenticationMiddleware):
    """Gives a reader without a session cookie an anonymous user at once.

    Django's own looks into the session even then, and the answer to every reader would say `Vary: Cookie`.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            super().process_request(request)
        else:
            request.user = AnonymousUser()
