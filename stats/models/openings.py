"""What an older counter had counted: opening balances, and daily figures imported from a file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleOpeningManager(models.Manager):
    def remember(self, article, views, **signal):
        """Set the opening balance of an imported article (receiver of views_brought_along)."""
        self.update_or_create(article_id=article.pk, defaults={"views": views})


class Opening(models.Model):
    """An opening balance, and the user who set it."""

    note = models.CharField(
        _("note"),
        max_length=200,
        help_text=_("Where the number comes from, e.g. “counter of the old portal”."),
    )
    set_by = models.CharField(_("set by"), max_length=200, blank=True, editable=False)
    set_at = models.DateTimeField(_("set at"), auto_now=True)

    class Meta:
        abstract = True


class ArticleOpening(Opening):
    """The views an article had before this site counted them."""

    article_id = models.BigIntegerField(
        _("article number"), unique=True, help_text=_("The number at the end of the article's address.")
    )
    views = models.PositiveBigIntegerField(_("views"))

    objects = ArticleOpeningManager()

    class Meta:
        verbose_name = _("opening balance of an article")
        verbose_name_plural = _("opening balances of articles")

    def __str__(self):
        return f"{self.article_id}: {self.views}"


class SiteOpening(Opening):
    """The visitors and views of the portal before this site counted them."""

    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)
    views = models.PositiveBigIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("opening balance of the site")
        verbose_name_plural = _("opening balances of the site")

    def __str__(self):
        return self.note


class HistoryImportQuerySet(models.QuerySet):
    def with_sums(self):
        """Annotate first and last day, number of days, views and visitors of each import."""
        return self.annotate(
            first=models.Min("days__day"),
            last=models.Max("days__day"),
            count=models.Count("days"),
            views=models.Sum("days__views"),
            visitors=models.Sum("days__visitors"),
        )


class HistoryImport(models.Model):
    """Daily figures of an older counter that were added to the site's days from one file."""

    file = models.CharField(_("file"), max_length=200)
    note = models.CharField(_("note"), max_length=200)
    imported_by = models.CharField(_("imported by"), max_length=200)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    objects = HistoryImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported history")
        verbose_name_plural = _("imported histories")
        ordering = ["-imported_at"]

    def __str__(self):
        return self.file


class ImportedDay(models.Model):
    """What an import added to one day, so that it can be subtracted again."""

    day = models.DateField(primary_key=True)
    history = models.ForeignKey(HistoryImport, on_delete=models.CASCADE, related_name="days")
    views = models.PositiveBigIntegerField()
    visitors = models.PositiveBigIntegerField()
