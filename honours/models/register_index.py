"""The models of the register's index: the folded words and the marks of every grant in force."""

from django.db import models

from news.models.search_index import WordsField


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
