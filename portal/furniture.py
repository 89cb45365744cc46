"""What stands on many pages and is made once an edition: navigation, the boxes beside the news, outlines of lists."""

import time
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from portal.editions import watch

MOST_PIECES = 2000


class Piece(NamedTuple):
    """Something made, and when it is out of date by the clock."""

    made: Any
    until: float


class Furniture:
    """The pieces of one edition, in the memory of this process."""

    def __init__(self):
        self.forget()

    def forget(self):
        self._edition, self._pieces = None, {}

    def piece(self, key: Hashable, make: Callable) -> Any:
        """What `make` made for this key in this edition. Without kept pages, or amid changes, it is made anew."""
        issue = settings.PAGE_CACHE_BYTES and not connection.in_atomic_block and watch.current()
        if not issue:
            return make()
        if self._edition != issue.number or len(self._pieces) >= MOST_PIECES:
            self._edition, self._pieces = issue.number, {}
        pieces = self._pieces
        piece = pieces.get(key)
        if piece is None or piece.until <= time.time():
            pieces[key] = piece = Piece(make(), issue.until)
        return piece.made


furniture = Furniture()
once_an_edition = furniture.piece
