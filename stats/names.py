"""The names of categories, authors and sources by pk."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


def names_of(model, numbers: Iterable[int | None]) -> dict[int | None, str]:
    """Return the names of the rows that exist, and "(none)", translated, for None."""
    found = model.objects.in_bulk({number for number in numbers if number is not None})
    return {None: _("(none)")} | {number: str(one) for number, one in found.items()}
