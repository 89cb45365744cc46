"""The figures of each article; none falls when an article is deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.dayfield import DayField


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


class ArticleMonth(models.Model):
    """The days of one article in one month, named by its first; moved together with them."""

    pk = models.CompositePrimaryKey("month", "article_id")
    month = DayField()
    article_id = models.BigIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    readers = models.PositiveBigIntegerField(default=0)


class ArticleYear(models.Model):
    """The days of one article in one year, named by its first; moved together with them."""

    pk = models.CompositePrimaryKey("year", "article_id")
    year = DayField()
    article_id = models.BigIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    readers = models.PositiveBigIntegerField(default=0)


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
