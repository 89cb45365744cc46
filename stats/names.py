"""What categories, authors and sources are called, by their numbers."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


def names_of(model, numbers: Iterable[int | None]) -> dict[int | None, str]:
    """The names of those that are there, and for None a word that says so."""
    found = model.objects.in_bulk({number for number in numbers if number is not None})
    return {None: _("(none)")} | {number: str(one) for number, one in found.items()}
