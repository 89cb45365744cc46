"""The words of every article, folded, where the database finds them: FTS5 on SQLite, a GIN index on PostgreSQL.

Both are asked the same question and give the same answer. Which articles readers may see is not known here.
The tables are made by the migration news/0002_word_index.py.
"""

from typing import NamedTuple

from django.db import connection

from news.models import WordRow
from news.search.query import Wanted, column, pairs

# From here on a page of the newest is sooner found by reading one article after the other, than by reading all that
# have the pairs of words.
NEWEST, COMMON = 500, 40
INSERT = {
    "sqlite": "INSERT INTO news_wordrow (rowid, title, lead, body, marks) VALUES (%s, %s, %s, %s, %s)",
    "postgresql": "INSERT INTO news_wordrow (rowid, title, lead, body, news_wordrow)"
    " VALUES (%s, %s, %s, %s, array_to_tsvector(%s::text[]))",
}


class Text(NamedTuple):
    """What is to be found of one article: lists of words, and its marks."""

    number: int
    title: list[str]
    lead: list[str]
    body: list[str]
    marks: list[str]

    def parameters(self, vendor):
        columns = [self.title, self.lead, self.body]
        texts = [self.number, *map(column, columns)]
        if vendor == "sqlite":
            return [*texts, " ".join(self.marks)]
        lexemes = {lexeme for words in columns for lexeme in (*words, *pairs(words))}
        return [*texts, [*lexemes, *(f"={mark}" for mark in self.marks)]]


def insert(texts: list[Text]):
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], [text.parameters(connection.vendor) for text in texts])


def weighed(what: Wanted) -> Wanted:
    """The same, and whether its long phrases are common: PostgreSQL takes it that neighbours met by chance."""
    if connection.vendor != "postgresql" or not what.rechecked:
        return what
    newest = WordRow.objects.order_by("-number").values("number")[:NEWEST]
    having = WordRow.objects.filter(number__in=newest, words__matches=Wanted(what.rechecked, are_common=True))
    return what._replace(are_common=having.count() >= COMMON)
