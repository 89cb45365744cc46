"""The words of every article, folded, where the database finds them: FTS5 on SQLite, a GIN index on PostgreSQL.

Both are asked the same question and give the same answer. Which articles readers may see is not known here.
"""

from itertools import pairwise
from typing import NamedTuple

from django.db import connection, models

SHORTEST_RECHECKED = 3


class Wanted(NamedTuple):
    """All of these must be there: phrases of one word or more, and of each group of marks at least one."""

    phrases: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()

    def __bool__(self):
        return bool(self.phrases or self.marks)

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(word for phrase in self.phrases for word in phrase))

    def fts5(self) -> str:
        text = " AND ".join(f'"{" ".join(phrase)}"' for phrase in self.phrases)
        asked = [f"{{title lead body}} : ({text})"] if text else []
        asked += ["marks : ({})".format(" OR ".join(f'"{mark}"' for mark in group)) for group in self.marks]
        return " AND ".join(asked)

    def tsquery(self) -> str:
        # Neighbours bring their words along; asked for those too, PostgreSQL would expect a hundredth of what it finds.
        lexemes = [lexeme for phrase in self.phrases for lexeme in pairs(phrase) or phrase]
        asked = [f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes)]
        asked += ["({})".format(" | ".join(f"'={mark}'" for mark in group)) for group in self.marks]
        return " & ".join(asked)


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
        column, _none = self.process_lhs(compiler, connection)
        return f"{column} MATCH %s", [self.rhs.fts5()]

    def as_postgresql(self, compiler, connection):
        column, _none = self.process_lhs(compiler, connection)
        table = compiler.quote_name(self.lhs.alias)
        conditions, parameters = [f"{column} @@ %s::tsquery"], [self.rhs.tsquery()]
        for phrase in self.rhs.phrases:
            if len(phrase) >= SHORTEST_RECHECKED:
                conditions.append(f"({table}.title || {table}.lead || {table}.body) LIKE %s")
                parameters.append(f"% {' '.join(phrase)} %")
        return f"({' AND '.join(conditions)})", parameters


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
        # A blank at both ends: " thi dua " is found in the middle and at the ends, and never across two columns.
        texts = [self.number, *(f" {' '.join(column)} " for column in columns)]
        if vendor == "sqlite":
            return [*texts, " ".join(self.marks)]
        lexemes = {lexeme for column in columns for lexeme in (*column, *pairs(column))}
        return [*texts, [*lexemes, *(f"={mark}" for mark in self.marks)]]


def create_table(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE news_wordrow")


def insert(texts: list[Text]):
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], [text.parameters(connection.vendor) for text in texts])
