"""Installs what the product brings along; a row that exists, however it was changed, is left alone."""

import datetime

from honours.installed.honours import CLASSES, COLLECTIVE, ENTERPRISE, HONOURS, HOUSEHOLD, PERSON
from honours.models import Honour, PersonClass

STEP = 10  # Between two precedences, so that a new honour fits between.


def install(using="default", **signal):
    """Create the honours and the classes of persons that are missing; called after each migration."""
    _create(Honour.objects.using(using), [*honours()])
    _create(PersonClass.objects.using(using), [*classes()])


def honours():
    """Yield an unsaved Honour for each honour and rank."""
    rows = [(row, rank) for row in HONOURS for rank in row.ranks]
    for number, (row, rank) in enumerate(rows, start=1):
        yield Honour(
            installed_as=f"{row.code}-{rank}" if rank else row.code,
            name=row.name,
            rank=rank,
            family=row.family,
            level=row.level,
            for_persons=PERSON in row.recipients,
            for_collectives=COLLECTIVE in row.recipients,
            for_enterprises=ENTERPRISE in row.recipients,
            for_households=HOUSEHOLD in row.recipients,
            precedence=number * STEP,
            valid_from=row.valid_from and datetime.date.fromisoformat(row.valid_from),
            valid_until=row.valid_until and datetime.date.fromisoformat(row.valid_until),
            other_names="\n".join(row.other_names),
        )


def classes():
    """Yield an unsaved PersonClass for each class of the yearly forms."""
    for number, (code, name, other_names) in enumerate(CLASSES, start=1):
        yield PersonClass(installed_as=code, name=name, other_names="\n".join(other_names), order=number)


def _create(existing, rows):
    known = set(existing.exclude(installed_as=None).values_list("installed_as", flat=True))
    # A row that an administrator added by hand under the same name wins.
    existing.bulk_create([row for row in rows if row.installed_as not in known], ignore_conflicts=True)
