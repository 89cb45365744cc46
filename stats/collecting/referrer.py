"""The referrer of a view: only the name of the site is kept, never the address of the page."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings

LONGEST = 30  # The characters that fit into a record.
MOST_LETTERS = 500
# Subdomains of the same site: for phones, counted links, slow lines. In mobile.com.vn it is the name itself.
_SUFFIX = r"(?:com?|net|org|edu|gov|ac|info)\.[a-z]{2}$"
_SUBDOMAINS = re.compile(rf"^((www\d?|m|l|lm|mobile|touch|web|mbasic|amp|out|lite)\.(?!{_SUFFIX}))+(?=[^.]+\.)")
# The sites most readers come from have many hosts, and apps that send a name of their own.
HOSTS = {
    "facebook.com": re.compile(r"(.+\.)?(facebook\.com|fb\.(com|me|watch))|com\.facebook\..+"),
    "zalo.me": re.compile(r"(.+\.)?(zalo\.(me|vn)|zaloapp\.com|zadn\.vn)|com\.zing\.zalo"),
    "google.com": re.compile(r"(.+\.)?google\.(com|[a-z]{2}|com?\.[a-z]{2})|com\.google\.android\..+"),
    "youtube.com": re.compile(r"(.+\.)?(youtube\.com|youtu\.be)"),
    "tiktok.com": re.compile(r"(.+\.)?tiktok\.com|com\.(zhiliaoapp\.musically|ss\.android\.ugc\.trill)"),
}
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")


def came_from(referer: str, own_host: str) -> str:
    """Return the name of the referring site; "" for none, for this site, and for what no browser would send.

    All hosts of one site have one name. This site is known by its own host and by PUBLIC_ORIGIN, since a proxy may ask
    by another host.
    """
    if not referer:
        return ""
    return _referrer(referer[:MOST_LETTERS], f"http://{own_host[:MOST_LETTERS]}", settings.PUBLIC_ORIGIN)


@lru_cache(maxsize=4096)
def _referrer(referer, *own_addresses):
    name = referrer_of(_name_in(referer))
    return "" if name in {referrer_of(_name_in(own)) for own in own_addresses} else _shortened(name)


def referrer_of(host: str) -> str:
    """Return the name of the site that this host belongs to."""
    known = (name for name, hosts in HOSTS.items() if hosts.fullmatch(host))
    return next(known, _SUBDOMAINS.sub("", host))


def _name_in(address):
    try:
        name = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return name if len(name) <= 253 and _NAME.fullmatch(name) else ""


def _shortened(name):
    """Return the name without its first labels, until it has at most LONGEST characters."""
    while len(name) > LONGEST and "." in name:
        name = name.partition(".")[2]
    return name[-LONGEST:]
