"""The model BoardName: how the board writes its names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class BoardName(models.Model):
    """A name with its one right spelling; a hint points out near misses before publishing."""

    name = models.CharField(_("name"), max_length=200, unique=True, help_text=_("As it is to be written."))

    class Meta:
        verbose_name = _("name of the board's list")
        verbose_name_plural = _("names as they are written")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        # Without marks a single word is too many others: "Sá" would match "sà", "sả" and "sạ".
        if len(self.name.split()) == 1:
            raise ValidationError({"name": _("A single word is not looked for: write at least two.")})
