"""The search in the register: the grants of a query, those with the name first, then the newest.

Only the newest MOST_RANKED hits are ranked; a reader can go on to older ones from there, so that every hit can be
reached, the last as fast as the first.
"""

import re
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Max, Min

from honours.models import Decision, EntryRow, Grant
from honours.register import rows
from honours.register.query import Wanted
from news.text import homoglyphs, words
from pagecache.row_field import LAST_ROW

MOST_RANKED = 500
MOST_WORDS = 40
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


class Span(NamedTuple):
    """The rows of the index from `first` to before `end`."""

    first: int = 0
    end: int = LAST_ROW

    def ending(self, before: int | None) -> "Span":
        """Return the part of the span before a row; all of it for None."""
        return self if before is None else self._replace(end=min(self.end, before))


def span_of(year: int) -> Span:
    """Return the span of the decisions that are counted in a year.

    The mark of the year alone would let PostgreSQL read all later years: it takes the year's rows for scattered ones.
    """
    decisions = Decision.objects.published().filter(year=year)
    first, last = decisions.aggregate(first=Min("signed_on"), last=Max("signed_on")).values()
    undated = [rows.last_day(year)] if decisions.filter(signed_on=None).exists() else []
    days = [day for day in (first, last, *undated) if day]
    if not days:
        return Span(end=0)
    return Span(rows.first_rowid(min(days)), rows.first_rowid(max(days) + timedelta(days=1)))


def find(wanted: Wanted, text: str = "", span: Span | None = None) -> Hits:
    """Return the newest hits of the query within a span of the index; the text that was typed ranks them."""
    span = span or Span()
    found = EntryRow.objects.filter(words__matches=wanted, rowid__gte=span.first, rowid__lt=span.end).order_by("-rowid")
    rowids = list(found.values_list("rowid", flat=True)[: MOST_RANKED + 1])
    older = rowids[MOST_RANKED - 1] if len(rowids) > MOST_RANKED else None
    pks = list(map(rows.pk_of, rowids[:MOST_RANKED]))
    return Hits(ranked(pks, text) if text.strip() and pks else pks, older)


def ranked(pks: list[int], text: str) -> list[int]:
    """Return the grants with those first whose name has the words side by side, before these those with the marks."""
    typed, folded = text.replace('"', " ").split(), words.words(text)
    names = dict(Grant.objects.published().named().filter(pk__in=pks).values_list("pk", "name"))
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
