"""Middleware that adds security headers and refuses NUL characters."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from portal.identity import error_pages

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}


class SecurityHeaders:
    """Adds the headers that Django's own security middleware does not know."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_admin = request.path.startswith(admin_path())
        if settings.MEASURING_SCRIPT and not is_admin:
            # The other site need not send Cross-Origin-Resource-Policy, without which its script would be blocked.
            response.headers.setdefault("Cross-Origin-Embedder-Policy", "unsafe-none")
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if is_admin:
            add_never_cache_headers(response)  # The next user of a computer must not go back to these pages.
        return response


@cache
def admin_path() -> str:
    """Return the path under which the whole admin is; its responses are cached nowhere."""
    return reverse("admin:index")


class RefuseNul:
    """Answers 400 to a NUL in path or query: PostgreSQL refuses it in any text, SQLite takes it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "\0" in query or "%00" in query:
            return error_pages.bad_request(request)
        return self.get_response(request)
