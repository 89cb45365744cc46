"""Units as readers find them: which have a page, and which a search names."""

from django.db.models import Exists, OuterRef, Q

from honours.models import Grant, Unit
from news.text import words
from pagecache.fragments import once_per_version

MOST_NAMED = 5


def with_honours() -> set[int]:
    """Return the primary keys of the units that have a page: they, or units merged into them, have public grants."""
    return once_per_version("units with honours", _with_honours)


def _with_honours():
    merged = dict(Unit.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    granted = Unit.objects.filter(Exists(Grant.objects.published().filter(unit=OuterRef("pk"))))
    found = set()
    for pk in granted.order_by().values_list("pk", flat=True):
        while pk and pk not in found:
            found.add(pk)
            pk = merged.get(pk)
    return found


def named(text: str) -> list[Unit]:
    """Return a few units that have a page and whose name, or another spelling of it, has the text."""
    if not words.words(text):
        return []
    units = Unit.objects.filter(Q(name__folded=text) | Q(other_names__folded=text))
    pks = list(units.values_list("pk", flat=True))
    shown = with_honours() if pks else set()
    return list(Unit.objects.filter(pk__in=[pk for pk in pks if pk in shown][:MOST_NAMED]))
