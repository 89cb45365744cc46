"""Sums of the register: how many recipients an honour had, by kind of recipient."""

from typing import NamedTuple

from django.db.models import Sum

from honours.models import Grant, Honour, Kind, Recipient


class Row(NamedTuple):
    """A row of a table: an honour (None: all), and its recipients by kind; enterprises are part of the collectives."""

    honour: Honour | None
    persons: int
    collectives: int
    enterprises: int
    households: int

    @property
    def total(self) -> int:
        """All recipients."""
        return self.persons + self.collectives + self.households


class Table(NamedTuple):
    """The honours of one kind that were awarded, in their order of precedence."""

    kind: Kind
    rows: list[Row]

    @property
    def sums(self) -> Row:
        """The sums of the columns."""
        names = ("persons", "collectives", "enterprises", "households")
        return Row(None, **{name: sum(getattr(row, name) for row in self.rows) for name in names})


def tables(grants) -> list[Table]:
    """Return a table for each kind of honours that these public grants have; the two kinds are never added."""
    counted = {}
    for honour, recipient, count in grants.order_by().values_list("honour", "recipient").annotate(Sum("count")):
        counted.setdefault(honour, {})[recipient] = count
    honours = Honour.objects.in_bulk(counted)
    ordered = sorted(honours.values(), key=lambda honour: (honour.precedence, honour.pk))
    rows = [_row(honour, counted[honour.pk]) for honour in ordered]
    found = [Table(kind, [row for row in rows if row.honour.kind == kind]) for kind in Kind]
    return [table for table in found if table.rows]


def _row(honour, counts):
    enterprises = counts.get(Recipient.ENTERPRISE, 0)
    return Row(
        honour,
        persons=counts.get(Recipient.PERSON, 0),
        collectives=counts.get(Recipient.COLLECTIVE, 0) + enterprises,
        enterprises=enterprises,
        households=counts.get(Recipient.HOUSEHOLD, 0),
    )


def of_year(year: int) -> list[Table]:
    """Return the tables of a year: what was awarded and not revoked."""
    return tables(Grant.objects.published().filter(decision__year=year))


def revoked_in(year: int) -> int:
    """Return how many recipients of a year a later decision took the honour from."""
    return Grant.objects.revoked().filter(decision__year=year).aggregate(sum=Sum("count"))["sum"] or 0


def recipients_of(decisions) -> dict[int, int]:
    """Return the number of recipients in force of each of these decisions, by primary key."""
    counted = Grant.objects.published().filter(decision__in=decisions).order_by().values_list("decision")
    return dict(counted.annotate(Sum("count")))
