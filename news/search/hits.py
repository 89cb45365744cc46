"""The search of public articles: the hits of a query, ranked by place (title, lead, text) and then by time.

Among hits in the same place, those with the typed marks come first. Only the newest MOST_RANKED hits are ranked; a
reader can go on to older ones from there, so that every hit can be reached.
"""

import re
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, F, Q
from django.db.models.expressions import RawSQL

from clocks import midnight
from news.models import Article, Category, WordRow
from news.search import indexing
from news.search.query import Wanted, column
from news.search.word_index import weighed
from news.text import homoglyphs, words

MOST_RANKED = 500
MOST_WORDS = 40
IS_TITLE, IN_TITLE, IN_LEAD, IN_TEXT = range(4)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS = re.compile(r'"([^"]*)"|([^"]+)')


class Hit(NamedTuple):
    """A hit: the article's primary key, its row in the word index, and the place of the words."""

    article: int
    row: int
    place: int


class Hits(NamedTuple):
    """The hits in their order, and the row from which a search for older ones goes on, or None."""

    hits: list[Hit]
    older: int | None


def phrases(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[words.Compound, ...]]:
    """Return the phrases asked for, quoted words as one phrase, and the compounds typed in pieces."""
    found, compounds = [], []
    for quoted, plain in _PARTS.findall(text.translate(_QUOTES)):
        alone, in_pieces = words.apart(plain)
        together = tuple(words.words(quoted))
        found += [together] if together else [(word,) for word in alone]
        compounds += in_pieces
    return tuple(dict.fromkeys(found))[:MOST_WORDS], tuple(dict.fromkeys(compounds))[:MOST_WORDS]


def wanted(text: str, category=None, source=None, author: str = "") -> Wanted:
    """Return the query for a text and optional conditions."""
    text, marks = homoglyphs.ours(text), []
    if category:
        below = Category.objects.filter(Q(pk=category.pk) | Q(parent=category)).values_list("pk", flat=True)
        marks.append(tuple(map(indexing.category_mark, sorted(below))))
    if source:
        marks.append((indexing.source_mark(source.pk),))
    marks += [(indexing.byline_mark(word),) for word in words.words(homoglyphs.ours(author))]
    plain, compounds = phrases(text)
    spellings = tuple(words.spellings(text)[:MOST_WORDS])
    return Wanted(plain, tuple(dict.fromkeys(marks)), compounds, spellings, column(words.indexed(text)))


def find(what: Wanted, since=None, until=None, before: int | None = None) -> Hits:
    """Return the newest public articles that match, published on these days and before a row of the word index."""
    rows = list(matching(what, since, until, before)[: MOST_RANKED + 1])
    older = rows[MOST_RANKED - 1][1] if len(rows) > MOST_RANKED else None
    hits = [Hit(article, row, place(what, title, lead)) for article, row, title, lead in rows[:MOST_RANKED]]
    spelt = spelt_alike(what, hits) if what.spellings and hits else set()
    return Hits(sorted(hits, key=lambda hit: (hit.place, hit.article not in spelt)), older)


def spelt_alike(what: Wanted, hits: list[Hit]) -> set[int]:
    """Return the primary keys of the hits that have the words with the typed marks in the same place."""
    asked = Wanted(marks=tuple((indexing.spelling_mark(spelling),) for spelling in what.spellings))
    rowids = [hit.row for hit in hits]
    rows = WordRow.objects.filter(rowid__gte=min(rowids), rowid__lte=max(rowids), words__matches=asked)
    having = set(rows.values_list("rowid", flat=True))
    places = {hit.article: hit.place for hit in hits if hit.row in having}
    headed = [article for article, place in places.items() if place < IN_TEXT]
    for article, title, lead in Article.objects.filter(pk__in=headed).values_list("pk", "title", "lead"):
        text = f"{title} {lead}" if places[article] == IN_LEAD else title
        if not set(what.spellings) <= set(words.spellings(text)):
            del places[article]
    return set(places)


def matching(what, since=None, until=None, before=None):
    """Return primary key, row, folded title and folded lead of every public hit, the newest first."""
    # By its database name: FTS5 returns rows in this order and stops at the limit.
    row = RawSQL('"news_wordrow"."rowid"', [], output_field=BigIntegerField())
    articles = Article.objects.published().filter(indexed__row__title__isnull=False).annotate(row=row)
    if what:
        articles = articles.filter(indexed__row__words__matches=weighed(what))
    if since:
        articles = articles.filter(row__gte=indexing.first_rowid(midnight(since)))
    if until:
        articles = articles.filter(row__lt=indexing.first_rowid(midnight(until, days=1)))
    if before is not None:
        articles = articles.filter(row__lt=before)
    return articles.order_by("-row").values_list("pk", "row", "indexed__row__title", "indexed__row__lead")


def narrowed(articles, what: Wanted):
    """Return those of the articles, public or not, that match the query."""
    rows = WordRow.objects.filter(words__matches=weighed(what))
    found = rows.values(article=F("rowid").bitand(indexing.PK_MASK))
    # With + 0 SQLite scans the narrow index of the list; without, it would look up each hit in the articles' table.
    own_pk = F("pk") + 0 if connection.vendor == "sqlite" else F("pk")
    return articles.alias(own_pk=own_pk).filter(own_pk__in=found)


def place(what: Wanted, title: str, lead: str) -> int:
    """Return the best place in which an article has all the words; IS_TITLE if they are its whole title."""
    if what.phrases and title == what.title:
        return IS_TITLE
    if what.is_in(title):
        return IN_TITLE
    return IN_LEAD if what.is_in(title + lead) else IN_TEXT
