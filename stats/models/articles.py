"""Views and readers of each article; deleting an article lowers none of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.models.day_field import DayField


class ArticleDay(models.Model):
    """Views and readers of one article on one local day; kept for ever, also when the article is deleted."""

    pk = models.CompositePrimaryKey("day", "article_id")
    day = models.DateField(_("day"))
    article_id = models.BigIntegerField(_("article"))
    views = models.PositiveBigIntegerField(_("views"), default=0)
    readers = models.PositiveBigIntegerField(_("readers"), default=0)

    class Meta:
        verbose_name = _("article by day")
        verbose_name_plural = _("articles by day")
        indexes = [models.Index(fields=["article_id", "day"], name="article_day_by_article")]

    def __str__(self):
        return f"{self.article_id}, {self.day:%d/%m/%Y}"


class ArticleMonth(models.Model):
    """The sum of one article's days of one month, keyed by its first day; written in one transaction with the days."""

    pk = models.CompositePrimaryKey("month", "article_id")
    month = DayField()
    article_id = models.BigIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    readers = models.PositiveBigIntegerField(default=0)


class ArticleYear(models.Model):
    """The sum of one article's days of one year, keyed by its first day; written in one transaction with the days."""

    pk = models.CompositePrimaryKey("year", "article_id")
    year = DayField()
    article_id = models.BigIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    readers = models.PositiveBigIntegerField(default=0)


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


class DeletedArticle(models.Model):
    """The category, author and source of an article when it was deleted: its views stay among theirs."""

    article_id = models.BigIntegerField(primary_key=True)
    category_id = models.BigIntegerField(null=True)
    creator_id = models.BigIntegerField(null=True)
    source_id = models.BigIntegerField(null=True)
