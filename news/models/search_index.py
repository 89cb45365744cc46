"""What the search keeps of every article: its words, folded, in an index of the database's own kind."""

from django.db import models

from news.text import vietnamese

# PostgreSQL takes it that strpos is above 0 for a third of the texts, and that LIKE holds for next to none.
STANDS_IN_MANY = "strpos({0}.title || {0}.lead || {0}.body, %s) > 0"
STANDS_IN_FEW = "{0}.title || {0}.lead || {0}.body LIKE '%%' || %s || '%%'"


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
        tsquery, phrases = self.rhs.tsquery(), self.rhs.rechecked_texts
        stands = STANDS_IN_MANY if self.rhs.are_common else STANDS_IN_FEW
        conditions = [f"{words} @@ %s::tsquery"] if tsquery else []
        conditions += [stands.format(compiler.quote_name(self.lhs.alias))] * len(phrases)
        parameters = [tsquery] if tsquery else []
        return f"({' AND '.join(conditions)})", [*parameters, *phrases]


class WordRow(models.Model):
    """One article's words. Its number grows with the time of publication, so that the newest are found first."""

    number = models.BigIntegerField(primary_key=True, db_column="rowid")
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()
    words = WordsField(db_column="news_wordrow")

    class Meta:
        managed = False  # Made by a migration's own SQL: Django knows no virtual table, and would forget triggers.
        db_table = "news_wordrow"


class IndexedArticle(models.Model):
    """An article as it was indexed last: where its words are, and under which category and day it was counted."""

    article = models.OneToOneField(
        "news.Article", related_name="indexed", primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False
    )
    row = models.OneToOneField(WordRow, related_name="indexed", on_delete=models.DO_NOTHING, db_constraint=False)
    category_number = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)


class Word(models.Model):
    """A word that some article has: what a typing error may have been meant to be."""

    word = models.CharField(max_length=vietnamese.LONGEST_WORD, primary_key=True)
