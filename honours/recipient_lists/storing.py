"""Stores rows of the table of recipients: each by itself, or refused with its reason."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from honours import log, workflow
from honours.models import Decision, Grant
from honours.recipient_lists import values
from honours.recipient_lists.checking import Checker

CHANGED = ["honour", *(name for name in values.FIELDS if name != "honour"), "unit"]
MOST_NAMED = 30  # Changes that the log tells one by one.


class Stored(NamedTuple):
    """What became of a row: `pk` and `values` as stored, or faults by field; warnings and nearest honours."""

    pk: int | None
    values: dict | None
    faults: dict[str, str]
    warnings: list[str]
    nearest: list[str]


@transaction.atomic
def store(decision: Decision, rows: list[dict], removed: list[int], user) -> list[Stored]:
    """Save the rows that have no faults and delete the removed ones; raises PermissionDenied.

    A row has its values, and for a stored grant `pk` and `was`: the values it was changed from, by which a change that
    somebody else has made meanwhile is seen and not overwritten.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if not workflow.may_change(user, decision):
        raise PermissionDenied
    known = {grant.pk: grant for grant in _grants(decision, [row.get("pk") for row in rows])}
    gone = _grants(decision, removed)
    names = {grant.pk: str(grant) for grant in gone}
    checker = Checker(decision, may_show_children=workflow.may_publish(user))
    checked = checker.check([values.sent(row) for row in rows], {*known, *names})
    changes = _Changes(decision)
    grants = [changes.take(row, one, known.get(row.get("pk"))) for row, one in zip(rows, checked, strict=True)]
    changes.save()
    gone.delete()
    _log(decision, user, changes, list(names.values()))
    return [_stored(*three) for three in zip(rows, checked, grants, strict=True)]


class _Changes:
    """The grants that are made and changed, and what the log tells of it."""

    def __init__(self, decision):
        self.decision = decision
        self.made, self.changed, self.lines = [], [], []
        self.last = decision.grants.aggregate(last=Max("order"))["last"] or 0

    def take(self, row, checked, grant) -> Grant | None:
        """Return the grant that a row makes or changes, to be saved; None if it may not be, told as a fault."""
        if checked.faults or (row.get("pk") and not _may_overwrite(grant, row, checked.faults)):
            return None
        if grant:
            self.lines += _take_over(grant, checked.grant)
            self.changed.append(grant)
            return grant
        self.last += 1
        checked.grant.decision, checked.grant.order = self.decision, _order(row, self.last)
        self.made.append(checked.grant)
        return checked.grant

    def save(self):
        Grant.objects.bulk_create(self.made)
        if self.changed:
            Grant.objects.bulk_update(self.changed, CHANGED, batch_size=200)


def _grants(decision, pks):
    return decision.grants.filter(pk__in=[pk for pk in pks if type(pk) is int], revoked_by=None).select_related(
        "honour", "person_class"
    )


def _may_overwrite(grant, row, faults):
    """Return whether the grant is still as the browser had it; otherwise tell it as a fault."""
    if grant is None:
        faults["name"] = _("Somebody else has removed this row or a decision has revoked it. Load the page again.")
    elif values.sent(values.shown(grant)) != values.sent(row.get("was")):
        faults["name"] = _("Somebody else has changed this row meanwhile. Load the page again before you change it.")
    return not faults


def _order(row, last):
    order = row.get("order")
    return order if type(order) is int and 0 <= order < 2**31 else last


def _take_over(grant, new):
    """Write the new values into the stored grant; return a line for the log."""
    before, name = values.shown(grant), str(grant)
    for field in CHANGED:
        setattr(grant, field, getattr(new, field, None))
    after = values.shown(grant)
    labels = [
        str(Grant._meta.get_field(field).verbose_name) for field in values.FIELDS if before[field] != after[field]
    ]
    return [_("Changed “{name}”: {fields}.").format(name=name, fields=", ".join(labels))] if labels else []


def _stored(row, checked, grant):
    pk, shown = (grant.pk, values.shown(grant)) if grant else (row.get("pk"), None)
    return Stored(pk, shown, checked.faults, checked.warnings, checked.nearest)


def _log(decision, user, changes, gone):
    words = []
    if changes.made:
        words.append(_("Recipients added: {number}.").format(number=len(changes.made)))
    if len(changes.lines) > MOST_NAMED:
        words.append(_("Recipients changed: {number}.").format(number=len(changes.lines)))
    else:
        words += changes.lines
    if gone:
        more = "…" if len(gone) > MOST_NAMED else ""
        words.append(_("Recipients removed: {names}.").format(names=", ".join(gone[:MOST_NAMED]) + more))
    if words:
        log.write(decision, user, " ".join(words))
