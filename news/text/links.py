"""Links without redirects of other programs and without tracking keys."""

import re
from urllib.parse import parse_qsl, urlsplit

from pagecache.page_addresses import TRACKING

# Redirecting addresses, and the key that holds the target.
REDIRECTS = {
    "www.google.com/url": ("q", "url"),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
}
SAFE_LINKS = ".safelinks.protection.outlook.com"
DOUBLED = re.compile(r"(?:https?://)+(?=https?://)", re.ASCII | re.IGNORECASE)
MOST_REDIRECTS = 3
LONGEST = 8000


def untracked(address: str) -> str:
    """Return the address that was meant; one without anything to remove is unchanged."""
    address = address.strip()
    if doubled := DOUBLED.match(address):
        address = address[doubled.end() :]
    if len(address) > LONGEST:
        return address
    for _redirect in range(MOST_REDIRECTS):
        try:
            target = _target(address)
        except ValueError:  # Such as "http://["; nh3 refuses it later.
            return address
        if target is None:
            break
        address = target
    return _without_tracking(address)


def _target(address):
    parts = urlsplit(address)
    host = parts.hostname or ""
    keys = ("url",) if host.endswith(SAFE_LINKS) else REDIRECTS.get(f"{host}{parts.path}", ())
    asked = dict(parse_qsl(parts.query))
    targets = [asked[key] for key in keys if asked.get(key, "").startswith(("http://", "https://"))]
    return targets[0] if targets else None


def _without_tracking(address):
    head, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_mark, fragment = rest.partition("#")
    # Only whole keys are removed; the rest is not encoded anew.
    kept = [pair for pair in query.split("&") if not TRACKING.fullmatch(pair.partition("=")[0])]
    return head + ("?" if kept else "") + "&".join(kept) + hash_mark + fragment
