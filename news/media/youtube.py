"""Addresses of films on YouTube."""

import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}


def film_id(address: str) -> str | None:
    """Return the film's eleven letters from any of YouTube's own addresses, or None."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.hostname == "youtu.be":
        found = parts.path[1:]
    elif parts.hostname in HOSTS and parts.path == "/watch":
        found = parse_qs(parts.query).get("v", [""])[0]
    elif parts.hostname in HOSTS:
        found = re.sub(r"^/(embed|shorts|live)/", "", parts.path)
    else:
        found = ""
    return found if re.fullmatch(r"[\w-]{11}", found, re.ASCII) else None


def validate_address(address: str):
    """Raise ValidationError unless the address leads to one film on YouTube."""
    if not film_id(address):
        raise ValidationError(_("This is not the address of a film on YouTube."))


def player_address(address: str) -> str | None:
    """Return the address of YouTube's player without cookies, or None if the address leads to no film."""
    film = film_id(address)
    return f"https://www.youtube-nocookie.com/embed/{film}?autoplay=1&rel=0" if film else None
