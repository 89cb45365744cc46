"""Middleware that rewrites request headers so that Django's gzip and whitenoise treat them as RFC 9110 says."""

import re
import sys

_REFUSED = re.compile(r"\s*q\s*=\s*0(?:\.0*)?\s*", re.IGNORECASE)
_LAST_0_BYTES = re.compile(r"\s*bytes=\s*-0+\s*")
_BEHIND_EVERY_FILE = f"bytes={sys.maxsize}-"


class NormalizeRequestHeaders:
    """Removes refused codings, which both would take as accepted, and "the last 0 bytes", taken for the whole file."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = request.META
        if "HTTP_ACCEPT_ENCODING" in asked:
            asked["HTTP_ACCEPT_ENCODING"] = accepted(asked["HTTP_ACCEPT_ENCODING"])
        if _LAST_0_BYTES.fullmatch(asked.get("HTTP_RANGE", "")):
            asked["HTTP_RANGE"] = _BEHIND_EVERY_FILE
        return self.get_response(request)


def accepted(codings: str) -> str:
    """Return the codings of an Accept-Encoding in lower case, without those of q=0."""
    listed = (coding.partition(";") for coding in codings.lower().split(","))
    return ", ".join(name.strip() for name, _semicolon, quality in listed if not _REFUSED.fullmatch(quality))
