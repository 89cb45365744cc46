"""The one origin under which readers know the site (settings.PUBLIC_ORIGIN), whatever name a request came by."""

from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http.request import split_domain_port


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


def is_public(host: str) -> bool:
    """Whether a Host header names the public origin, with any port."""
    return bool(settings.PUBLIC_ORIGIN) and name(host) == name(urlsplit(settings.PUBLIC_ORIGIN).netloc)


@lru_cache(maxsize=256)
def name(host: str) -> str:
    """The name in a Host header, without its port."""
    return split_domain_port(host)[0]
