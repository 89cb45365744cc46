"""From which other site a reader came: only its name is kept, never the address of the page."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

LONGEST = 30  # So much fits into a record.
MOST_LETTERS = 500
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")


def came_from(referer: str, own_host: str) -> str:
    """The name of the site that linked here, or "" if it was none, this one, or nothing a browser would send."""
    return _other_site(referer[:MOST_LETTERS], own_host[:MOST_LETTERS]) if referer else ""


@lru_cache(maxsize=4096)
def _other_site(referer, own_host):
    name = _name_in(referer)
    return "" if name == _name_in(f"http://{own_host}") else _shortened(name)


def _name_in(address):
    try:
        name = (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""
    return name if len(name) <= 253 and _NAME.fullmatch(name) else ""


def _shortened(name):
    """Without the parts farthest from the name people know, as long as it is too long."""
    while len(name) > LONGEST and "." in name:
        name = name.partition(".")[2]
    return name[-LONGEST:]
