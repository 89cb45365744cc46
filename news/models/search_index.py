"""The models of the word index: the folded words of every article, in FTS5 or tsvector."""

from django.db import models

from news.text import vietnamese

# PostgreSQL's planner estimates that strpos > 0 holds for a third of the texts, and LIKE for almost none.
STANDS_IN_MANY = "strpos({0}.title || {0}.lead || {0}.body, %s) > 0"
STANDS_IN_FEW = "{0}.title || {0}.lead || {0}.body LIKE '%%' || %s || '%%'"


class WordsField(models.TextField):
    """The column that FTS5 and tsvector are queried by; it cannot be read."""


@WordsField.register_lookup
class Matches(models.Lookup):
    """The lookup `words__matches`, whose right side is the query of an index, such as search.query.Wanted."""

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
    """One article's words; its key grows with the time of publication, so the newest are found first."""

    rowid = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()
    words = WordsField(db_column="news_wordrow")

    class Meta:
        managed = False  # A migration's SQL makes the table: Django supports neither virtual tables nor triggers.
        db_table = "news_wordrow"


class IndexedArticle(models.Model):
    """An article as it was last indexed: its row of words, and the category and time it was counted under."""

    article = models.OneToOneField(
        "news.Article", related_name="indexed", primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False
    )
    row = models.OneToOneField(WordRow, related_name="indexed", on_delete=models.DO_NOTHING, db_constraint=False)
    category_pk = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)


class Word(models.Model):
    """A word of some article; the search suggests these for typing errors."""

    word = models.CharField(max_length=vietnamese.LONGEST_WORD, primary_key=True)
