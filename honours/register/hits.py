"""The search in the register: the grants of a query, those with the name first, then the newest.

Only the newest MOST_RANKED hits are ranked; a reader can go on to older ones from there, so that every hit can be
reached, the last as fast as the first.
"""

import re
from typing import NamedTuple

from honours.models import EntryRow, Grant
from honours.register import rows
from honours.register.query import Wanted
from news.text import homoglyphs, words

MOST_RANKED = 500
MOST_WORDS = 40
LAST_ROW = 2**63 - 1
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS = re.compile(r'"([^"]*)"|([^"]+)')
AS_TYPED, IN_NAME, ELSEWHERE = range(3)


class Hits(NamedTuple):
    """Primary keys of grants in their order, and the row before which a search for older ones goes on, or None."""

    pks: list[int]
    older: int | None


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a text, each a phrase of its own, and those in quotation marks as one phrase."""
    found = []
    for quoted, plain in _PARTS.findall(homoglyphs.ours(text).translate(_QUOTES)):
        together = tuple(words.words(quoted))
        found += [together] if together else [(word,) for word in words.words(plain)]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def find(wanted: Wanted, text: str = "", before: int | None = None) -> Hits:
    """Return the newest hits of the query, before a row of the index; the text that was typed ranks them."""
    found = EntryRow.objects.filter(words__matches=wanted).order_by("-rowid")
    found = found if before is None else found.filter(rowid__lt=before)
    rowids = list(found.values_list("rowid", flat=True)[: MOST_RANKED + 1])
    older = rowids[MOST_RANKED - 1] if len(rowids) > MOST_RANKED else None
    pks = list(map(rows.pk_of, rowids[:MOST_RANKED]))
    return Hits(ranked(pks, text) if text.strip() and pks else pks, older)


def ranked(pks: list[int], text: str) -> list[int]:
    """Return the grants with those first whose name has the words side by side, before these those with the marks."""
    typed, folded = text.replace('"', " ").split(), words.words(text)
    names = dict(Grant.objects.published().filter(pk__in=pks, shows_name=True).values_list("pk", "name"))
    typed_text, folded_text = f" {' '.join(typed)} ".lower(), f" {' '.join(folded)} "

    def place(pk):
        name = names.get(pk, "")
        if folded_text not in f" {' '.join(words.words(name))} ":
            return ELSEWHERE
        return AS_TYPED if typed_text in f" {' '.join(name.split())} ".lower() else IN_NAME

    return sorted(pks, key=place)


def grants(pks: list[int]) -> list[Grant]:
    """Return the public grants with these primary keys, in this order, with what a list prints of them."""
    found = Grant.objects.published().select_related("decision", "honour", "unit").in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]
