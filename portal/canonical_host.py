"""The middleware that redirects from other names of the site to its public origin."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect

from pagecache.public_origin import is_public, name
from portal import environment


class PermanentRedirect(HttpResponsePermanentRedirect):
    """A 308: like 301, but method and body are sent again (RFC 9110, 15.4.9)."""

    status_code = 308


class RedirectToPublicOrigin:
    """Redirects from every other allowed host, with path and query.

    Only names are compared: a proxy may pass requests on with its own port or scheme, which would make a redirect loop.
    For the same reason requests to this machine's own names are answered.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_elsewhere(request.get_host()):
            redirect = HttpResponsePermanentRedirect if request.method in ("GET", "HEAD") else PermanentRedirect
            return redirect(f"{settings.PUBLIC_ORIGIN}{request.get_full_path()}")
        return self.get_response(request)


def is_elsewhere(host: str) -> bool:
    """Return whether a Host header names neither the public origin nor this machine itself."""
    return bool(settings.PUBLIC_ORIGIN) and not is_public(host) and name(host) not in environment.LOCAL_HOSTS
