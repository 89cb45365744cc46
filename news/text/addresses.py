"""The normal form of an address of an older portal, by which all its spellings are found."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode, urlsplit

from django.utils.encoding import repercent_broken_unicode

from pagecache.page_addresses import TRACKING

MOST_BYTES = 2000  # PostgreSQL indexes at most 2,704 bytes.
MOST_CHARACTERS = 500  # Of the path, and of the query.
MOST_LETTERS_READ = 20_000
MOST_PARAMETERS = 50
SESSIONS = re.compile("phpsessid|jsessionid|aspsessionid[a-z]*|sid")
_JAVA_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_SLASHES = re.compile("/{2,}")


class OldPath(NamedTuple):
    """Path and query of an address in normal form; the query is "" or begins without a question mark."""

    path: str
    query: str

    def __str__(self):
        return f"{self.path}?{self.query}" if self.query else self.path


def normal(address: str) -> OldPath | None:
    """Return path and query of an address, without its host and fragment; None if it can be none of a portal.

    Two addresses have the same normal form if they differ in case, percent-encoding, composition of letters, repeated
    or final slashes, the order of parameters, or in parameters of tracking and sessions.
    """
    address = address.strip()
    if len(address) > MOST_LETTERS_READ or not address.startswith(("/", "http://", "https://")):
        return None
    try:
        # Otherwise the path "//tin" would be a host.
        parts = urlsplit(f"/{address.lstrip('/')}" if address[0] == "/" else address)
        parameters = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:  # A host in broken brackets, or too many parameters.
        return None
    path = _folded(_JAVA_SESSION.sub("", _decoded(parts.path)))
    folded = sorted((_folded(name), _folded(value)) for name, value in parameters)
    query = urlencode([(name, value) for name, value in folded if not _is_of_the_visit(name)])
    found = OldPath(_SLASHES.sub("/", path).rstrip("/") or "/", query)
    return found if _is_writable(address, found) else None


def _is_of_the_visit(name):
    return TRACKING.fullmatch(name) or SESSIONS.fullmatch(name)


def _decoded(path):
    return repercent_broken_unicode(unquote_to_bytes(path)).decode()


def _folded(text):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())


def _is_writable(address, found):
    return (
        address.isprintable()
        and found.path.isprintable()
        and max(map(len, found)) <= MOST_CHARACTERS
        and len("".join(found).encode(errors="replace")) <= MOST_BYTES
    )
