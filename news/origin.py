"""Whole addresses begin with the one under which the site is known, whatever name a request came by."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings


def origin(request) -> str:
    """Scheme and host: PUBLIC_ORIGIN, or, where none is set, those that were asked."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def absolute(request, path: str) -> str:
    """The path behind the origin; an address that has a host stays."""
    return urljoin(f"{origin(request)}/", path)


def host(request) -> str:
    """The name alone, as a tag URI has it (RFC 4151)."""
    name = urlsplit(origin(request)).hostname or ""
    return name if ":" not in name else "localhost"
