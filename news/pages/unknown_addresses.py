"""Counts requests for addresses that lead nowhere: in the memory of each process, and once a minute in the database."""

import logging
import re
import threading
import time
from collections import Counter

from django.db import DatabaseError
from django.utils import timezone

from databases.presence import presence
from news.models import UnknownAddress
from news.text.addresses import OldPath, normal
from pagecache.page_addresses import identifying

logger = logging.getLogger(__name__)

WRITE_SECONDS = 60
MOST_WAITING = 500
# What programs look for that attack other products, files of browsers, and what may name a person.
LEFT_OUT = re.compile(
    r"/\.|/wp-(?!content)|xmlrpc|phpmyadmin|cgi-bin|\.(env|git|sql|bak|ini|map|ico)\b|/apple-touch-|@|[0-9]{9}"
)


class AskedInVain:
    """The unknown addresses of this process that are not yet written.

    What waits is written with the next unknown address after a minute; the rest of a process that ends is lost.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self.forget()

    def forget(self):
        """Drop what waits, and write the next one at once."""
        self._asked, self._written = Counter(), float("-inf")

    def note(self, request):
        """Count the address of a request, unless the portal knows it and only misses what it names. Never raises."""
        address = None if request.resolver_match else recordable(request.get_full_path_info())
        if address is None:
            return
        with self._lock:
            if address in self._asked or len(self._asked) < MOST_WAITING:
                self._asked[address] += 1
            if time.monotonic() - self._written < WRITE_SECONDS:
                return
            asked, self._asked, self._written = self._asked, Counter(), time.monotonic()
        try:
            UnknownAddress.objects.add(timezone.localdate(), asked)
        except DatabaseError as error:
            presence.warn(logger, "Unknown addresses were not counted: %s", error)


def recordable(address: str) -> OldPath | None:
    """Return the part of an address that names a page; None if it is not worth counting or may name a person."""
    found = normal(address)
    if found is None or LEFT_OUT.search(found.path):
        return None
    return OldPath(found.path, identifying(found.query))


asked = AskedInVain()
