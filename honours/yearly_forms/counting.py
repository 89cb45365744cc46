"""Sums of a year's public grants that are in force, by everything that the yearly forms distinguish."""

from typing import NamedTuple

from django.db.models import Sum

from honours.models import Grant


class Entry(NamedTuple):
    """Grants that are alike in these respects, and how many recipients they have together."""

    honour: str
    family: str
    level: str
    recipient: str
    person_class: str
    method: str
    sum: int


def entries(year: int) -> list[Entry]:
    """Return the sums of the year in whose table the decisions are counted."""
    columns = (
        *("honour__name", "honour__family", "honour__level", "recipient"),
        *("person_class__installed_as", "decision__method"),
    )
    of_year = Grant.objects.published().filter(decision__year=year).order_by("honour__name")
    rows = of_year.values_list(*columns).annotate(sum=Sum("count"))
    return [Entry(*(str(value or "") for value in respects), number) for *respects, number in rows]


def total(some) -> int:
    """Return how many recipients these entries have together."""
    return sum(entry.sum for entry in some)
