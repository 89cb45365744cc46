"""How often one network may ask for pages that are dear to make: searches, print views, files.

Kept and composed pages are answered before anybody asks here: a school behind one address reads as much as it likes.
"""

import threading
import time
from collections import OrderedDict
from functools import wraps
from typing import NamedTuple

from django.shortcuts import render

import networks

AT_ONCE, A_SECOND = 300, 5  # In each process; such a page takes some hundredths of a second.
MOST_NETWORKS = 4096


class Allowance(NamedTuple):
    """How many requests a network had left at a moment of the monotonic clock."""

    left: float
    at: float


class Allowances:
    """What each network has left, in the memory of this process; whoever asked longest ago is forgotten first."""

    def __init__(self):
        self._lock = threading.Lock()
        self.forget()

    def forget(self):
        """Begin anew."""
        self._networks: OrderedDict[bytes, Allowance] = OrderedDict()

    def take(self, network: bytes) -> float:
        """Take one request from its allowance; return 0, or the seconds until it has one again."""
        now = time.monotonic()
        with self._lock:
            left, at = self._networks.pop(network, Allowance(AT_ONCE, now))
            left = min(AT_ONCE, left + (now - at) * A_SECOND)
            self._networks[network] = Allowance(max(0.0, left - 1), now)
            while len(self._networks) > MOST_NETWORKS:
                self._networks.popitem(last=False)
        return 0 if left >= 1 else (1 - left) / A_SECOND


allowances = Allowances()


def dear(view):
    """Decorate the view of a page that is dear to make: a network that asks for too many gets a 429 (RFC 6585, 4)."""

    @wraps(view)
    def bounded(request, *args, **kwargs):
        network = networks.of(networks.client_address(request))
        if seconds := allowances.take(network):
            return _too_many(request, seconds)
        return view(request, *args, **kwargs)

    return bounded


def _too_many(request, seconds):
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(max(1, round(seconds)))
    response.headers["Cache-Control"] = "no-store"
    return response
