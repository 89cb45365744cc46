"""The rows of the register's index: their keys, which grow with the date of the decision, and how they are written."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

PK_BITS = 44
MOST_PK = 2**PK_BITS - 1
FIRST_DAY = datetime.date(1900, 1, 1)
MOST_WORDS = 3000  # Of one grant; a tsvector holds 16,383 positions.
INSERT = {
    "sqlite": "INSERT INTO honours_entryrow (rowid, texts, marks) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO honours_entryrow (rowid, honours_entryrow) VALUES (%s, %s::tsvector)",
}


class Entry(NamedTuple):
    """One grant's entry in the index: its rowid, words and marks."""

    rowid: int
    words: list[str]
    marks: list[str]

    def parameters(self, vendor: str) -> list:
        """Return the parameters of INSERT for this database."""
        words = self.words[:MOST_WORDS]
        if vendor == "sqlite":
            return [self.rowid, " ".join(words), " ".join(self.marks)]
        positions = {}
        for position, word in enumerate(words, start=1):
            positions.setdefault(word, []).append(str(position))
        lexemes = [f"'{word}':{','.join(places)}" for word, places in positions.items()]
        return [self.rowid, " ".join([*lexemes, *(f"'={mark}'" for mark in dict.fromkeys(self.marks))])]


def insert(entries: Iterable[Entry]):
    """Write the entries into the index."""
    parameters = [entry.parameters(connection.vendor) for entry in entries]
    if parameters:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT[connection.vendor], parameters)


def rowid_of(grant) -> int:
    """Return the key of a grant: by the date of its decision, and backwards by its own key, as a decision lists it."""
    day = grant.decision.signed_on or last_day(grant.decision.year)
    return first_rowid(day) + MOST_PK - grant.pk


def first_rowid(day: datetime.date) -> int:
    """Return the smallest key of a grant of this day."""
    return max((day - FIRST_DAY).days, 0) << PK_BITS


def last_day(year: int) -> datetime.date:
    """Return the day under which a decision without a date stands."""
    return datetime.date(year, 12, 31)


def pk_of(rowid: int) -> int:
    """Return the primary key of the grant in this row."""
    return MOST_PK - (rowid & MOST_PK)
