"""NamesField: further names of something, one a line."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NamesField(models.TextField):
    """A text with one name a line; blank lines and outer spaces are removed."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{"help_text": _("One a line.")} | options)

    def clean(self, value, instance):
        return "\n".join(names(super().clean(value, instance)))


def names(text: str) -> list[str]:
    """Return the names in the text of a NamesField."""
    return [line.strip() for line in text.splitlines() if line.strip()]
