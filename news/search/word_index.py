"""The word index: the folded words of every article, in FTS5 on SQLite and a GIN index on PostgreSQL.

Both get the same query and give the same hits. The index knows nothing of what readers may see. Its tables are made by
the migration news/0002_search_index.py.
"""

from typing import NamedTuple

from django.db import connection

from news.models import WordRow
from news.search.query import Wanted, column, pairs

# If so many of the newest articles match, reading articles one by one finds a page of hits sooner than reading all
# entries of the pairs of words.
NEWEST, COMMON = 500, 40
INSERT = {
    "sqlite": "INSERT INTO news_wordrow (rowid, title, lead, body, marks) VALUES (%s, %s, %s, %s, %s)",
    "postgresql": "INSERT INTO news_wordrow (rowid, title, lead, body, news_wordrow)"
    " VALUES (%s, %s, %s, %s, array_to_tsvector(%s::text[]))",
}


class Text(NamedTuple):
    """One article's entry in the word index: its row, lists of words, and its marks."""

    rowid: int
    title: list[str]
    lead: list[str]
    body: list[str]
    marks: list[str]

    def parameters(self, vendor):
        """Return the parameters of INSERT for this database."""
        columns = [self.title, self.lead, self.body]
        texts = [self.rowid, *map(column, columns)]
        if vendor == "sqlite":
            return [*texts, " ".join(self.marks)]
        lexemes = {lexeme for words in columns for lexeme in (*words, *pairs(words))}
        return [*texts, [*lexemes, *(f"={mark}" for mark in self.marks)]]


def insert(texts: list[Text]):
    """Write the entries into the word index."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], [text.parameters(connection.vendor) for text in texts])


def weighed(what: Wanted) -> Wanted:
    """Return the query with `are_common` set for PostgreSQL, whose planner assumes that neighbours meet by chance."""
    if connection.vendor != "postgresql" or not what.rechecked:
        return what
    newest = WordRow.objects.order_by("-rowid").values("rowid")[:NEWEST]
    having = WordRow.objects.filter(rowid__in=newest, words__matches=Wanted(what.rechecked, are_common=True))
    return what._replace(are_common=having.count() >= COMMON)
