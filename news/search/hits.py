"""What a reader types -> the articles that have all of it, best first: in the title, in the lead, then the newest.

Ranked are the newest MOST_RANKED; a reader goes on to older ones from there, so that nothing is out of reach.
"""

import re
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, F, Q
from django.db.models.expressions import RawSQL

from news import shelves, vietnamese
from news.models import Article, Category
from news.search import indexing
from news.search.wordindex import Wanted, WordRow, weighed

MOST_RANKED = 500
MOST_WORDS = 40
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS = re.compile(r'"([^"]*)"|([^"]+)')


class Hit(NamedTuple):
    """An article that was found; `row` is its number in the index."""

    article: int
    row: int
    place: int


class Hits(NamedTuple):
    """The hits in the order they are shown, and the row to go on from if there are more, older ones."""

    hits: list[Hit]
    older: int | None


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """The words asked for; those in quotation marks stay together."""
    found = []
    for quoted, plain in _PARTS.findall(text.translate(_QUOTES)):
        words = vietnamese.words(quoted or plain)
        found += [tuple(words)] if quoted and words else [(word,) for word in words]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def wanted(text: str, category=None, source=None, author: str = "") -> Wanted:
    """What the filled-in form asks for."""
    marks = []
    if category:
        below = Category.objects.filter(Q(pk=category.pk) | Q(parent=category)).values_list("pk", flat=True)
        marks.append(tuple(map(indexing.category_mark, sorted(below))))
    if source:
        marks.append((indexing.source_mark(source.pk),))
    marks += [(indexing.byline_mark(word),) for word in vietnamese.words(author)]
    return Wanted(phrases(text), tuple(dict.fromkeys(marks)))


def find(what: Wanted, since=None, until=None, before: int | None = None) -> Hits:
    """The newest public articles that have all of it, published on these days, and indexed before a row."""
    rows = list(matching(what, since, until, before)[: MOST_RANKED + 1])
    older = rows[MOST_RANKED - 1][1] if len(rows) > MOST_RANKED else None
    hits = [Hit(article, row, place(what, title, lead)) for article, row, title, lead in rows[:MOST_RANKED]]
    return Hits(sorted(hits, key=lambda hit: hit.place), older)


def matching(what, since=None, until=None, before=None):
    """Article, row, folded title and lead of every hit, the newest first."""
    # Named as the database knows it: FTS5 gives its rows in this order, and leaves off where it may.
    row = RawSQL('"news_wordrow"."rowid"', [], output_field=BigIntegerField())
    articles = Article.objects.published().filter(indexed__row__title__isnull=False).annotate(row=row)
    if what:
        articles = articles.filter(indexed__row__words__matches=weighed(what))
    if since:
        articles = articles.filter(row__gte=indexing.first_number(shelves.midnight(since)))
    if until:
        articles = articles.filter(row__lt=indexing.first_number(shelves.midnight(until, days=1)))
    if before is not None:
        articles = articles.filter(row__lt=before)
    return articles.order_by("-row").values_list("pk", "row", "indexed__row__title", "indexed__row__lead")


def narrowed(articles, what: Wanted):
    """Those of the articles, public or not, that have all of it."""
    rows = WordRow.objects.filter(words__matches=weighed(what))
    found = rows.values(article=F("number").bitand(indexing.ARTICLE_BITS))
    # Plus 0: else SQLite opens each hit in the articles' table, instead of passing over the narrow index of their list.
    number = F("pk") + 0 if connection.vendor == "sqlite" else F("pk")
    return articles.alias(number=number).filter(number__in=found)


def place(what: Wanted, title: str, lead: str) -> int:
    """0 for an article whose title has all the words, 1 for one that has them by the end of its lead, else 2."""
    sought = [f" {' '.join(phrase)} " for phrase in what.phrases]
    if all(phrase in title for phrase in sought):
        return 0
    return 1 if all(phrase in title or phrase in lead for phrase in sought) else 2
