"""The model Correction: what was wrong in a published article."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.articles import Article


class Correction(models.Model):
    """What was wrong in a published article, shown to its readers at the top of it."""

    article = models.ForeignKey(Article, related_name="corrections", on_delete=models.CASCADE)
    day = models.DateField(_("day"), default=timezone.localdate)
    text = models.TextField(_("correction"), help_text=_("What was wrong, and what is right."))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-day", "-pk"]

    def __str__(self):
        return self.text
