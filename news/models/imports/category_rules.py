"""The model CategoryRule: which category here stands for one of the old portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.categories import Category

LONGEST_NAME = 250


class CategoryRule(models.Model):
    """What an administrator decided on a category of the old portal; without a category its articles get none."""

    key = models.CharField(max_length=LONGEST_NAME, unique=True)  # The folded path: its spellings are one rule.
    name = models.CharField(_("category on the old portal"), max_length=LONGEST_NAME)
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        related_name="import_rules",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
    )

    class Meta:
        verbose_name = _("rule for an old category")
        verbose_name_plural = _("rules for old categories")
        ordering = ["name"]

    def __str__(self):
        return self.name
