"""The model ImportedItem: what one page, file or row became, or would become."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models.articles import Article
from news.models.imports.runs import ImportRun


class ImportedItem(models.Model):
    """One article of an import: what was read, and what was made of it."""

    class Outcome(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("import", "To be made")
        MADE = "made", pgettext_lazy("import", "Made")
        KNOWN = "known", pgettext_lazy("import", "Imported before")
        REFUSED = "refused", pgettext_lazy("import", "Refused")
        PASSED_OVER = "passed", pgettext_lazy("import", "Passed over")
        REMOVED = "removed", pgettext_lazy("import", "Removed again")
        STAYS = "stays", pgettext_lazy("import", "Stays: changed since")

    run = models.ForeignKey(ImportRun, related_name="items", on_delete=models.CASCADE)
    place = models.PositiveIntegerField()  # Its place among what the run reads.
    name = models.CharField(_("file"), max_length=500)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    title = models.CharField(_("title"), max_length=300, blank=True, default="")
    category = models.CharField(_("category on the old portal"), max_length=250, blank=True, default="")
    published_at = models.DateTimeField(_("published at"), null=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    photos = models.PositiveIntegerField(_("photos"), default=0)
    documents = models.PositiveIntegerField(_("documents"), default=0)
    is_draft = models.BooleanField(_("becomes a draft"), default=True)
    address = models.TextField(_("old address"), blank=True, default="")
    words = models.TextField(_("please check"), blank=True, default="")  # Doubts, or why it was refused; one a line.
    article = models.ForeignKey(
        Article, verbose_name=_("article"), related_name="+", null=True, on_delete=models.SET_NULL
    )
    made_at = models.DateTimeField(null=True)  # The article's time of last change when the run had finished with it.

    class Meta:
        verbose_name = _("imported article")
        verbose_name_plural = _("imported articles")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["run", "place"], name="one_item_a_place")]
        indexes = [models.Index(fields=["run", "outcome", "place"], name="items_by_outcome")]

    def __str__(self):
        return self.title or self.name
