"""Doubles: the same name, unit and honour twice in a list, or already in another decision of the year."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from honours.models import Decision, Grant
from news.text import vietnamese


def warnings(decision: Decision, grants: list[Grant], stored) -> Iterator[list[str]]:
    """Yield for each grant the warnings that it stands in a row above or in another decision.

    `stored` are the primary keys of the grants that the rows will change.
    """
    elsewhere, first = _elsewhere(decision, {grant.honour_id for grant in grants}, stored), {}
    for place, grant in enumerate(grants):
        told, key = [], same(grant)
        if key and key in first:
            told.append(_("Double: the same name, unit and honour as in row {row}.").format(row=first[key] + 1))
        elif key:
            first[key] = place
        yield told + elsewhere[key]


def same(grant: Grant) -> tuple | None:
    """Return by what two grants are the same; None without a name or a known honour."""
    return _key(grant.name, grant.unit_text, grant.honour_id) if grant.name and grant.honour_id else None


def _key(name, unit, honour):
    return vietnamese.phrase(name), vietnamese.phrase(unit), honour


def _elsewhere(decision, honours, stored):
    """Return warnings of the year's other grants, by name, unit and honour."""
    others = Grant.objects.filter(decision__year=decision.year, honour__in=honours - {None}, revoked_by=None)
    found = defaultdict(list)
    columns = ("pk", "name", "unit_text", "honour", "decision")
    for pk, name, unit, honour, other in others.exclude(name="").order_by().values_list(*columns):
        if pk not in stored:
            found[_key(name, unit, honour)].append(other)
    others = Decision.objects.in_bulk({pk for pks in found.values() for pk in pks})
    told = {key: [_told(decision, others[pk]) for pk in pks] for key, pks in found.items()}
    return defaultdict(list, told)


def _told(decision, other):
    if other == decision:
        return _("Double: the list has this name, unit and honour already.")
    return _("Already honoured so this year: {decision}.").format(decision=other)
