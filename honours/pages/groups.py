"""The grants of a page, grouped as it prints them."""

from itertools import groupby
from typing import NamedTuple

from django.db.models import Sum

from honours.models import Decision, Grant, Honour, Recipient

MOST_NAMES = 30  # Of one decision below an article; the decision's page has all.


class Group(NamedTuple):
    """Grants of one honour, or recipients without names: how many of which kind."""

    honour: Honour
    grants: list[Grant]
    counts: list[tuple[str, int]]


def of_article(pk: int) -> list[Decision]:
    """Return the public decisions of an article, each with its `groups`: names where they are few, else counts."""
    return [_with_groups(one) for one in Decision.objects.published().filter(articles=pk)]


def _with_groups(decision):
    """Return the decision with its `groups`: names where they are few and may be listed, else counts."""
    named, unnamed = named_and_unnamed(decision)
    named = [] if decision.is_hidden_from_search_engines else list(named[: MOST_NAMES + 1])
    if 0 < len(named) <= MOST_NAMES:
        decision.groups = [*by_honour(named), *counted(unnamed)]
    else:
        decision.groups = counted(Grant.objects.published().filter(decision=decision))
    return decision


def named_and_unnamed(decision) -> tuple:
    """Return queries of a decision's grants: those whose names are shown, in order, and the others."""
    grants = Grant.objects.published().filter(decision=decision)
    named = grants.named()
    unnamed = grants.exclude(pk__in=named.values("pk"))
    order = ("honour__precedence", "honour", "order", "pk")
    return named.select_related("honour", "unit").order_by(*order), unnamed


def counted(grants) -> list[Group]:
    """Return the numbers of recipients by honour and kind of recipient, for recipients that are not named."""
    rows = grants.order_by("honour__precedence", "honour", "recipient").values_list("honour", "recipient")
    rows = list(rows.annotate(Sum("count")))
    honours = Honour.objects.in_bulk({honour for honour, *_others in rows})
    return [
        Group(honours[honour], [], [(Recipient(recipient).label, count) for _honour, recipient, count in found])
        for honour, found in groupby(rows, key=lambda row: row[0])
    ]


def by_honour(grants) -> list[Group]:
    """Return the grants in their order, grouped by honour."""
    groups = groupby(grants, key=lambda grant: grant.honour)
    return [Group(honour, list(found), []) for honour, found in groups]


def by_year(grants) -> list[tuple[int, list[Grant]]]:
    """Return the grants in their order, grouped by the year in which they are counted."""
    groups = groupby(grants, key=lambda grant: grant.decision.year)
    return [(year, list(found)) for year, found in groups]


def revoked_from(decision) -> list[tuple[Decision, int]]:
    """Return the decisions that took honours of this one back, and from how many recipients."""
    revoked = Grant.objects.revoked().filter(decision=decision).order_by("revoked_by")
    counts = dict(revoked.values_list("revoked_by").annotate(Sum("count")))
    return [(later, counts[later.pk]) for later in Decision.objects.published().filter(pk__in=counts)]


def changes(decision, related, side: str) -> list:
    """Return the changes by, or of, public decisions; `side` names the other decision.

    A note on one that keeps names out of search engines is for its own page alone.
    """
    others = Decision.objects.published()
    found = list(related.filter(**{f"{side}__in": others}).select_related(side).order_by(f"{side}__signed_on"))
    for change in found:
        if getattr(change, side).is_hidden_from_search_engines and not decision.is_hidden_from_search_engines:
            change.note = ""
    return found
