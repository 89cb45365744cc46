"""Names of units that lists write and no unit has yet: found, made units of, and linked with their grants."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count

from honours.models import COLLECTIVES, Grant, Unit
from honours.models.names import names
from honours.recipient_lists.recipients import ENTERPRISE
from news.text import vietnamese

MOST_NAMES = 100  # Of one page; when those are dealt with, the next are there.


class Unlinked(NamedTuple):
    """A name without a unit, as it is written most often, and how many grants have it in some spelling."""

    name: str
    grants: int


def unlinked() -> list[Unlinked]:
    """Return the names without a unit, the most frequent first; spellings that fold alike are one name."""
    spellings = defaultdict(Counter)
    for field, grants in _without_a_unit().items():
        for name, number in grants.order_by().values_list(field).annotate(Count("pk")):
            spellings[vietnamese.phrase(name)][name] += number
    found = [Unlinked(counts.most_common(1)[0][0], counts.total()) for key, counts in spellings.items() if key]
    return sorted(found, key=lambda one: (-one.grants, one.name))[:MOST_NAMES]


@transaction.atomic
def make(chosen: list[str]) -> list[Unit]:
    """Make a unit of each name that none has, link the grants with them, and return the new units."""
    known = _by_name(Unit.objects.all())
    made = {}
    for name in chosen:
        if vietnamese.phrase(name) not in known | made:
            made[vietnamese.phrase(name)] = Unit.objects.create(name=name, is_enterprise=bool(ENTERPRISE.match(name)))
    link({**known, **made}.values())
    return list(made.values())


@transaction.atomic
def link(units) -> int:
    """Link the grants without a unit that write one of the names of these units; return their number."""
    known, number = _by_name(units), 0
    for field, grants in _without_a_unit().items():
        written = defaultdict(list)
        for name in grants.order_by().values_list(field, flat=True).distinct():
            if unit := known.get(vietnamese.phrase(name)):
                written[unit].append(name)
        number += sum(grants.filter(**{f"{field}__in": same}).update(unit=unit) for unit, same in written.items())
    return number


def _without_a_unit():
    """Return queries of the grants without a unit, by the field that would name it."""
    grants = Grant.objects.filter(unit=None)
    return {
        "unit_text": grants.exclude(unit_text=""),
        "name": grants.filter(unit_text="", recipient__in=COLLECTIVES).named(),
    }


def _by_name(units):
    return {vietnamese.phrase(name): unit for unit in units for name in [*names(unit.other_names), unit.name]}
