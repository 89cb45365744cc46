"""The figures of each article; none falls when an article is deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.models.numbers_field import NumbersField


class ArticleDay(models.Model):
    """One local day of one article; kept for ever, also when the article is deleted."""

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
    """The books closed at the end of one day: what was read of every article until then, and where it stood.

    An article that is read for the first time gets the next place, and keeps it in all closings that follow.
    """

    day = models.DateField(primary_key=True)
    made_at = models.DateTimeField(auto_now_add=True)
    articles = NumbersField()
    figures = NumbersField()
    shelves = NumbersField()


class LastShelf(models.Model):
    """Where an article stood when it was deleted."""

    article_id = models.BigIntegerField(primary_key=True)
    shelf = models.BigIntegerField()


class ArticleTotal(models.Model):
    """All days of one article; moved together with them."""

    article_id = models.BigIntegerField(_("article"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    readers = models.PositiveBigIntegerField(_("readers"), default=0)

    class Meta:
        verbose_name = _("article in total")
        verbose_name_plural = _("articles in total")

    def __str__(self):
        return f"{self.article_id}"
