"""Addresses as they come out of chats and mails: a mark of the sentence glued on, in capitals, with two slashes."""

import re

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve

# What may stand behind an address in a sentence, or around it; spaces of every kind among it.
_MARK = r"[\s/.,;:!?…'\"“”‘’«»()<>\[\]{}*_|\u200b\u2060\ufeff]"
_GLUED = re.compile(rf"(?<!{_MARK}){_MARK}+$")  # Each run of marks is read once: a path may be nothing else.
_SLASHES = re.compile(r"/{2,}")


def meant(request) -> HttpResponsePermanentRedirect | None:
    """A redirect to the address that was meant by one that no page can have, if there is such a one."""
    if request.method not in ("GET", "HEAD") or _leads_somewhere(request.path_info):
        return None
    path = _GLUED.sub("", _SLASHES.sub("/", request.path_info))
    # As it was typed first: the link of a review has capitals. No slash first: a file has none.
    for candidate in (path, f"{path}/", path.lower(), f"{path}/".lower()):
        if _leads_somewhere(candidate):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{candidate}?{query}" if query else candidate)
    return None


def _leads_somewhere(path):
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
