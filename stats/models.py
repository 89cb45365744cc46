"""The figures. No counter ever sits on a row that an editor saves, and none falls when an article is deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.dayfield import DayField


class SiteDay(models.Model):
    """One local day of the whole site; kept for ever."""

    day = models.DateField(_("day"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    class Meta:
        verbose_name = _("site by day")
        verbose_name_plural = _("site by day")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class SiteWeek(models.Model):
    """One local week of the whole site, named by its Monday; kept for ever."""

    week = models.DateField(_("week"), primary_key=True)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    class Meta:
        verbose_name = _("site by week")
        verbose_name_plural = _("site by week")
        ordering = ["-week"]

    def __str__(self):
        return f"{self.week:%d/%m/%Y}"


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


class Refusal(models.Model):
    """How many requests of one day were no views, by reason."""

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20)
    count = models.PositiveBigIntegerField(_("requests"), default=0)

    class Meta:
        verbose_name = _("refused requests")
        verbose_name_plural = _("refused requests")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="one_row_a_day_and_reason")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}, {self.reason}"


class ArticleOpeningManager(models.Manager):
    def remember(self, article, views, **signal):
        """Keep the views an article had on the portal it comes from."""
        self.update_or_create(article_id=article.pk, defaults={"views": views})


class ArticleOpening(models.Model):
    """The views an article had before this site counted them."""

    article_id = models.BigIntegerField(_("article"), unique=True)
    views = models.PositiveBigIntegerField(_("views"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = ArticleOpeningManager()

    class Meta:
        verbose_name = _("opening balance of an article")
        verbose_name_plural = _("opening balances of articles")

    def __str__(self):
        return f"{self.article_id}: {self.views}"


class SiteOpening(models.Model):
    """The visitors of the portal before this site counted them."""

    visitors = models.PositiveBigIntegerField(_("visitors"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("opening balance of the site")
        verbose_name_plural = _("opening balances of the site")

    def __str__(self):
        return f"{self.visitors} {self.note}".strip()


class Salt(models.Model):
    """The random key of one week's visitor hashes; deleted with them."""

    week = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)


class WeekVisitor(models.Model):
    """One visitor of one week, by its hash."""

    pk = models.CompositePrimaryKey("week", "visitor")
    week = DayField()
    visitor = models.BigIntegerField()


class DayVisitor(models.Model):
    """One visitor of one day."""

    pk = models.CompositePrimaryKey("day", "visitor")
    day = DayField()
    visitor = models.BigIntegerField()


class DayReader(models.Model):
    """One visitor of one article on one day."""

    pk = models.CompositePrimaryKey("day", "article_id", "visitor")
    day = DayField()
    article_id = models.BigIntegerField()
    visitor = models.BigIntegerField()


class OnlineVisitor(models.Model):
    """When a visitor of the last minutes was seen last. Apart from the weeks: few rows, so its index is small."""

    visitor = models.BigIntegerField(primary_key=True)
    seen_at = models.BigIntegerField(help_text="Seconds since 1970.", db_index=True)


class SpoolOffset(models.Model):
    """How far one spool file has been added to the figures; written together with them."""

    file = models.CharField(max_length=64, primary_key=True)
    offset = models.BigIntegerField()
