"""The names of categories, authors and sources by pk."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


def names_of(model, pks: Iterable[int | None]) -> dict[int | None, str]:
    """Return the names of the rows that exist, and "(none)", translated, for None."""
    found = model.objects.in_bulk({pk for pk in pks if pk is not None})
    return {None: _("(none)")} | {pk: str(row) for pk, row in found.items()}
