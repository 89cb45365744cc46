"""The words of every article, folded, where the database finds them: FTS5 on SQLite, a GIN index on PostgreSQL.

Both are asked the same question and give the same answer. Which articles readers may see is not known here.
"""

from itertools import pairwise
from typing import NamedTuple

from django.db import connection, models

from news.search.words import Compound

SHORTEST_RECHECKED = 3
# PostgreSQL takes it that strpos is above 0 for a third of the texts, and that LIKE holds for next to none.
STANDS_IN_MANY = "strpos({0}.title || {0}.lead || {0}.body, %s) > 0"
STANDS_IN_FEW = "{0}.title || {0}.lead || {0}.body LIKE '%%' || %s || '%%'"
# From here on a page of the newest is sooner found by reading one article after the other, than by reading all that
# have the pairs of words.
NEWEST, COMMON = 500, 40


class Wanted(NamedTuple):
    """All of these must be there: phrases of one word or more, and of each group of marks at least one.

    Of a compound all parts must be there, or the one word they make. The spellings, and the title that would be just
    what is asked for, only order what is found; `are_common` tells PostgreSQL that many articles have the long phrases.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    compounds: tuple[Compound, ...] = ()
    spellings: tuple[str, ...] = ()
    title: str = ""
    are_common: bool = False

    def __bool__(self):
        return bool(self.phrases or self.compounds or self.marks)

    @property
    def words(self) -> list[str]:
        parts = (compound.parts for compound in self.compounds)
        return list(dict.fromkeys(word for phrase in (*self.phrases, *parts) for word in phrase))

    def is_in(self, text: str) -> bool:
        """Whether a column of the index, or two of them one behind the other, has all the words."""
        return all(column(phrase) in text for phrase in self.phrases) and all(
            column([joined]) in text or all(column([part]) in text for part in parts)
            for parts, joined in self.compounds
        )

    @property
    def rechecked(self) -> tuple[tuple[str, ...], ...]:
        """The phrases whose pairs of neighbours may all be there without the whole."""
        return tuple(phrase for phrase in self.phrases if len(phrase) >= SHORTEST_RECHECKED)

    def fts5(self) -> str:
        clauses = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        clauses += [f'(("{'" AND "'.join(parts)}") OR "{joined}")' for parts, joined in self.compounds]
        asked = [f"{{title lead body}} : ({' AND '.join(clauses)})"] if clauses else []
        asked += ["marks : ({})".format(" OR ".join(f'"{mark}"' for mark in group)) for group in self.marks]
        return " AND ".join(asked)

    def tsquery(self) -> str:
        # Neighbours bring their words along; asked for those too, PostgreSQL would expect a hundredth of what it finds.
        indexed = [phrase for phrase in self.phrases if not (self.are_common and phrase in self.rechecked)]
        lexemes = [lexeme for phrase in indexed for lexeme in pairs(phrase) or phrase]
        asked = [f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes)]
        asked += [f"(('{"' & '".join(parts)}') | '{joined}')" for parts, joined in self.compounds]
        asked += ["({})".format(" | ".join(f"'={mark}'" for mark in group)) for group in self.marks]
        return " & ".join(asked)


def column(words) -> str:
    """A blank at both ends: " thi dua " is found in the middle and at the ends, and never across two columns."""
    return f" {' '.join(words)} "


def pairs(words) -> list[str]:
    """Neighbours: PostgreSQL would open every article that has all the syllables to see whether they stand together."""
    return [f"{first} {second}" for first, second in pairwise(words)]


class WordsField(models.TextField):
    """What FTS5 and tsvector are asked; it cannot be read."""


@WordsField.register_lookup
class Matches(models.Lookup):
    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        words, _none = self.process_lhs(compiler, connection)
        return f"{words} MATCH %s", [self.rhs.fts5()]

    def as_postgresql(self, compiler, connection):
        words, _none = self.process_lhs(compiler, connection)
        tsquery, phrases = self.rhs.tsquery(), self.rhs.rechecked
        stands = STANDS_IN_MANY if self.rhs.are_common else STANDS_IN_FEW
        conditions = [f"{words} @@ %s::tsquery"] if tsquery else []
        conditions += [stands.format(compiler.quote_name(self.lhs.alias))] * len(phrases)
        parameters = [tsquery] if tsquery else []
        return f"({' AND '.join(conditions)})", [*parameters, *map(column, phrases)]


class WordRow(models.Model):
    """One article's words. Its number grows with the time of publication, so that the newest are found first."""

    number = models.BigIntegerField(primary_key=True, db_column="rowid")
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()
    words = WordsField(db_column="news_wordrow")

    class Meta:
        managed = False  # Made by `create_table`: Django knows no virtual table, and would forget triggers.
        db_table = "news_wordrow"


def weighed(what: Wanted) -> Wanted:
    """The same, and whether its long phrases are common: PostgreSQL takes it that neighbours met by chance."""
    if connection.vendor != "postgresql" or not what.rechecked:
        return what
    newest = WordRow.objects.order_by("-number").values("number")[:NEWEST]
    having = WordRow.objects.filter(number__in=newest, words__matches=Wanted(what.rechecked, are_common=True))
    return what._replace(are_common=having.count() >= COMMON)


# The last 29 bits of a row's number are its article's (news.search.indexing.row_number).
BY_ARTICLE = "CREATE UNIQUE INDEX IF NOT EXISTS news_wordrow_article ON news_wordrow ((rowid & 536870911))"
# FTS5 names the column that is matched after the table; PostgreSQL's is given the same name.
CREATE = {
    "sqlite": ["CREATE VIRTUAL TABLE news_wordrow USING fts5(title, lead, body, marks, tokenize='ascii')"],
    "postgresql": [
        "CREATE TABLE news_wordrow (rowid bigint PRIMARY KEY, title text NOT NULL, lead text NOT NULL,"
        " body text NOT NULL, news_wordrow tsvector NOT NULL)",
        # Read for each article that is looked at: unpacking costs more than reading.
        "ALTER TABLE news_wordrow ALTER COLUMN news_wordrow SET STORAGE EXTERNAL",
        BY_ARTICLE,
        "CREATE INDEX news_wordrow_words ON news_wordrow USING gin (news_wordrow) WITH (fastupdate = off)",
    ],
}
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


def create_table(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE news_wordrow")


def insert(texts: list[Text]):
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], [text.parameters(connection.vendor) for text in texts])
