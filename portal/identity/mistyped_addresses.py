"""Repairs addresses copied from chats and mails: with punctuation at the end, in capitals, with double slashes."""

import re

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve

# Characters that may follow or surround an address in a sentence, spaces of every kind included.
_MARK = r"[\s/.,;:!?…'\"“”‘’«»()<>\[\]{}*_|\u200b\u2060\ufeff]"
_GLUED = re.compile(rf"(?<!{_MARK}){_MARK}+$")  # Each run of marks is read once: a path may consist of marks only.
_SLASHES = re.compile(r"/{2,}")


def meant(request) -> HttpResponsePermanentRedirect | None:
    """Return a redirect to the address that was meant; None if this one resolves, or none that does is found."""
    if request.method not in ("GET", "HEAD") or _leads_somewhere(request.path_info):
        return None
    path = _GLUED.sub("", _SLASHES.sub("/", request.path_info))
    # The typed case first: review links have capitals. Without slash first: files have none.
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
