"""The model Credit: names in the bylines, derived from the articles for the pages of authors."""

from django.db import models

from news.text.bylines import LONGEST_NAME, address


class Credit(models.Model):
    """One name in the byline of one article; `row` is the article's rowid in the word index, which grows with time."""

    article = models.ForeignKey(
        "news.Article", related_name="credits", on_delete=models.DO_NOTHING, db_constraint=False, db_index=True
    )
    slug = models.SlugField(max_length=LONGEST_NAME, db_index=False)
    name = models.CharField(max_length=LONGEST_NAME)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "slug"], name="one_credit_a_name")]
        indexes = [models.Index(fields=["slug", "-row"], name="credits_of_an_author")]

    def get_absolute_url(self):
        return address(self.name)
