"""Redirects from other names of the site to its public origin."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

from pagecache.public_origin import is_public, name
from portal import environment


class PermanentRedirect(HttpResponsePermanentRedirect):
    """As 301, but what was sent is sent again (RFC 9110, 15.4.9)."""

    status_code = 308


class RedirectToPublicOrigin:
    """Redirects from every other allowed name, path and query kept.

    By name alone: a proxy may pass the request on with a port or a scheme of its own, and would be led in a circle.
    For the same reason this machine's own names are answered; the health check asks by them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_elsewhere(request.get_host()) and request.path != reverse("health"):
            redirect = HttpResponsePermanentRedirect if request.method in ("GET", "HEAD") else PermanentRedirect
            return redirect(f"{settings.PUBLIC_ORIGIN}{request.get_full_path()}")
        return self.get_response(request)


def is_elsewhere(host: str) -> bool:
    """Whether a Host header names neither the public origin nor this machine itself."""
    return bool(settings.PUBLIC_ORIGIN) and not is_public(host) and name(host) not in environment.LOCAL_HOSTS
