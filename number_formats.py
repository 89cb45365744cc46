"""How numbers are written: with the separators of the active language."""

from django.utils.formats import number_format
from django.utils.functional import lazy


def grouped(number, decimals=None) -> str:
    """Return the number with separators, 1234567 -> "1.234.567"; "" for None, where nothing was counted yet."""
    return "" if number is None else number_format(number or 0, decimals, use_l10n=True, force_grouping=True)


grouped_lazy = lazy(grouped, str)
