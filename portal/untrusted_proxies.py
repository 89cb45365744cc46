"""Middleware that tells the log of a proxy that should be trusted and is not: every page then redirects to itself."""

import logging

from django.conf import settings

logger = logging.getLogger(__name__)

MOST_TOLD = 20  # A reader can send such a request too, from any address.


class TellOfUntrustedProxies:
    """Writes one line for each address that says a request came by HTTPS, and is not believed."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.told = set()

    def __call__(self, request):
        if settings.HTTPS and request.headers.get("X-Forwarded-Proto") == "https" and not request.is_secure():
            self.tell_once(request.META.get("REMOTE_ADDR", ""))
        return self.get_response(request)

    def tell_once(self, peer):
        """Write the line, unless this address was told before."""
        if peer in self.told or len(self.told) >= MOST_TOLD:
            return
        self.told.add(peer)
        logger.warning(
            "Requests come through %s, which is not trusted, so that every page redirects to itself. If that is your "
            "proxy, set TRUSTED_PROXIES=%s.",
            peer,
            peer,
        )
