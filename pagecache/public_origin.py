"""The public origin of the site (settings.PUBLIC_ORIGIN), whatever host a request was sent to."""

from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http.request import split_domain_port


def origin(request) -> str:
    """Return PUBLIC_ORIGIN or, where none is set, scheme and host of the request."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def absolute(request, path: str) -> str:
    """Return the absolute address of a path; an address that has a host stays as it is."""
    return urljoin(f"{origin(request)}/", path)


def host(request) -> str:
    """Return the host name of the origin for a tag URI (RFC 4151); "localhost" for an IPv6 address."""
    name = urlsplit(origin(request)).hostname or ""
    return name if ":" not in name else "localhost"


def is_public(host: str) -> bool:
    """Return whether a Host header names the public origin, with any port."""
    return bool(settings.PUBLIC_ORIGIN) and name(host) == name(urlsplit(settings.PUBLIC_ORIGIN).netloc)


@lru_cache(maxsize=256)
def name(host: str) -> str:
    """Return the name in a Host header, without its port; "" if it is malformed."""
    return split_domain_port(host)[0]
