"""The model PublicHoliday: the days by which working days differ from Monday to Friday."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

SATURDAY = 5


class PublicHoliday(models.Model):
    """A day that is no working day though it could be one, or a Saturday or Sunday that is worked instead."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_worked = models.BooleanField(
        _("working day"), default=False, help_text=_("Ticked for a Saturday or Sunday on which people work.")
    )

    class Meta:
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        ordering = ["-day"]

    def __str__(self):
        return f"{date_format(self.day, 'SHORT_DATE_FORMAT')} – {self.name}"

    def clean(self):
        if self.is_worked and self.day and self.day.weekday() < SATURDAY:
            raise ValidationError({"is_worked": _("Only a Saturday or Sunday can be worked instead of another day.")})
