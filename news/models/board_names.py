"""How the board writes its names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class BoardName(models.Model):
    """A name that the board wants written in just this way; what comes near it is pointed out before publishing."""

    name = models.CharField(_("name"), max_length=200, unique=True, help_text=_("As it is to be written."))

    class Meta:
        verbose_name = _("name of the board's list")
        verbose_name_plural = _("names as they are written")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        # One word without its marks is too many other words: "sa" of "Sá" is "sà", "sả" and "sạ".
        if len(self.name.split()) == 1:
            raise ValidationError({"name": _("A single word is not looked for: write at least two.")})
