"""Views and readers of each article; deleting an article lowers none of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.models.numbers_field import NumbersField


class ArticleDay(models.Model):
    """Views and readers of one article on one local day; kept for ever, also when the article is deleted."""

    article_id = models.BigIntegerField(_("article"))
    day = models.DateField(_("day"))
    views = models.PositiveBigIntegerField(_("views"), default=0)
    readers = models.PositiveBigIntegerField(_("readers"), default=0)

    class Meta:
        verbose_name = _("article by day")
        verbose_name_plural = _("articles by day")
        constraints = [models.UniqueConstraint(fields=["article_id", "day"], name="one_row_an_article_and_day")]
        indexes = [models.Index(fields=["day", "article_id"], name="article_day_by_day")]

    def __str__(self):
        return f"{self.article_id}, {self.day:%d/%m/%Y}"


class Closing(models.Model):
    """A checkpoint: the sums of every article until the end of one day, and the group each article was in.

    The three arrays are parallel. A newly read article gets the next place and keeps it in all later checkpoints.
    """

    day = models.DateField(primary_key=True)
    made_at = models.DateTimeField(auto_now_add=True)
    articles = NumbersField()
    figures = NumbersField()
    shelves = NumbersField()


class LastShelf(models.Model):
    """The packed group (stats.articles.groups) of an article when it was deleted."""

    article_id = models.BigIntegerField(primary_key=True)
    shelf = models.BigIntegerField()


class ArticleTotal(models.Model):
    """The sum of all days of one article, written in the same transaction as they are."""

    article_id = models.BigIntegerField(_("article"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    readers = models.PositiveBigIntegerField(_("readers"), default=0)

    class Meta:
        verbose_name = _("article in total")
        verbose_name_plural = _("articles in total")

    def __str__(self):
        return f"{self.article_id}"
