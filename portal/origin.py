"""The one name under which readers know the site (PUBLIC_ORIGIN): other names lead to it."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.http.request import split_domain_port
from django.urls import reverse

from portal import environment


class PermanentRedirect(HttpResponsePermanentRedirect):
    """As 301, but what was sent is sent again (RFC 9110, 15.4.9)."""

    status_code = 308


class LeadToPublicOrigin:
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


def is_public(host: str) -> bool:
    """Whether a Host header names the public origin, with any port."""
    return bool(settings.PUBLIC_ORIGIN) and _name(host) == _name(urlsplit(settings.PUBLIC_ORIGIN).netloc)


def is_elsewhere(host: str) -> bool:
    return bool(settings.PUBLIC_ORIGIN) and not is_public(host) and _name(host) not in environment.LOCAL_HOSTS


@lru_cache(maxsize=256)
def _name(host):
    return split_domain_port(host)[0]
