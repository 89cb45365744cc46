"""The models of the register's index: the folded words and the marks of every grant in force."""

from django.db import models


class WordsField(models.TextField):
    """The column that FTS5 and tsvector are queried by; it cannot be read."""


@WordsField.register_lookup
class Matches(models.Lookup):
    """The lookup `words__matches`, whose right side is a register.query.Wanted."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        words, _none = self.process_lhs(compiler, connection)
        return f"{words} MATCH %s", [self.rhs.fts5()]

    def as_postgresql(self, compiler, connection):
        words, _none = self.process_lhs(compiler, connection)
        return f"{words} @@ %s::tsquery", [self.rhs.tsquery()]


class EntryRow(models.Model):
    """One grant's words; its key grows with the date of the decision, so the newest are found first."""

    rowid = models.BigIntegerField(primary_key=True)
    words = WordsField(db_column="honours_entryrow")

    class Meta:
        managed = False  # A migration's SQL makes the table: Django supports neither virtual tables nor triggers.
        db_table = "honours_entryrow"


class IndexedGrant(models.Model):
    """A grant as it was last indexed: its row of words."""

    grant = models.OneToOneField(
        "honours.Grant", related_name="indexed", primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False
    )
    row = models.OneToOneField(EntryRow, related_name="indexed", on_delete=models.DO_NOTHING, db_constraint=False)
