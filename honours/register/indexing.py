"""Indexing: the words and marks of the grants in force, updated in the transaction of each change."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save

from honours.models import Decision, EntryRow, Grant, Honour, IndexedGrant, Unit, rows_changed
from honours.models.names import names
from honours.register import marks, rows
from news.text import words

IN_ONE_GO = 1000


@transaction.atomic(savepoint=False)
def index(pks):
    """Index these grants anew, whether they were made, changed, published, revoked or deleted."""
    pks = list(pks)
    for start in range(0, len(pks), IN_ONE_GO):
        _index(pks[start : start + IN_ONE_GO])


def _index(pks):
    _forget(pks)
    grants = Grant.objects.published().filter(pk__in=pks).prefetch_related("decision", "honour", "unit")
    known = Words()
    entries = {grant.pk: entry_of(grant, known) for grant in grants}
    rows.insert(entries.values())
    IndexedGrant.objects.bulk_create(IndexedGrant(grant_id=pk, row_id=entry.rowid) for pk, entry in entries.items())


def _forget(pks):
    """Take these grants out of the index."""
    before = IndexedGrant.objects.filter(pk__in=pks)
    if rowids := list(before.values_list("row", flat=True)):
        EntryRow.objects.filter(rowid__in=rowids).delete()
        before.delete()


def index_all():
    """Index all grants anew, 1,000 in one transaction; yield how many are done."""
    pks = {*Grant.objects.values_list("pk", flat=True), *IndexedGrant.objects.values_list("pk", flat=True)}
    pks = sorted(pks)
    for start in range(0, len(pks), IN_ONE_GO):
        index(pks[start : start + IN_ONE_GO])
        yield min(start + IN_ONE_GO, len(pks))


class Words:
    """The words of texts and units, each made once: the grants of a list share most of them."""

    def __init__(self):
        self._units, self._of_text, self._of_unit = None, {}, {}

    def of(self, text: str) -> list[str]:
        """Return the words of a text."""
        if text not in self._of_text:
            self._of_text[text] = words.indexed(text)
        return self._of_text[text]

    def of_unit(self, unit: Unit | None) -> list[str]:
        """Return the words of a unit's names, and of the units that it is a part of today; [] for None."""
        if unit is None:
            return []
        if unit.pk not in self._of_unit:
            self._of_unit[unit.pk] = words.indexed(" . ".join(self._names(unit.pk)))
        return self._of_unit[unit.pk]

    def _names(self, pk):
        if self._units is None:
            rows = Unit.objects.values_list("pk", "name", "other_names", "merged_into")
            self._units = {pk: (name, others, into) for pk, name, others, into in rows}
        seen = set()
        while pk and pk not in seen:
            seen.add(pk)
            name, others, pk = self._units[pk]
            yield from [name, *names(others)]


def entry_of(grant: Grant, known: Words) -> rows.Entry:
    """Return the entry of a grant; the words of a name that is not shown are left out, and what describes it."""
    decision, honour = grant.decision, grant.honour
    unit_words = [*known.of(grant.unit_text), *known.of_unit(grant.unit)]
    personal = [grant.address, grant.name, grant.post, grant.reason] if grant.is_named else []
    told = [str(honour), honour.other_names, decision.number, decision.subject, decision.authority]
    found = [word for text in (*personal, *told) for word in known.of(text)]
    return rows.Entry(rows.rowid_of(grant), [*found, *unit_words], marks.of(grant, unit_words))


def keep_in_step():
    """Connect the signals that index the grants which a change concerns."""
    rows_changed.connect(_rows_changed, dispatch_uid="honours index")
    post_save.connect(_grant_saved, sender=Grant, dispatch_uid="honours index")
    post_delete.connect(_grant_deleted, sender=Grant, dispatch_uid="honours index")
    for model in CONCERNED:
        pre_save.connect(_note_change, sender=model, dispatch_uid=f"honours index {model.__name__}")
        post_save.connect(_index_concerned, sender=model, dispatch_uid=f"honours index {model.__name__}")


class Concerned(NamedTuple):
    """The fields of a model that the index holds, and a function that returns the grants of its rows, by their keys."""

    fields: tuple[str, ...]
    grants: Callable


CONCERNED = {
    Decision: Concerned(
        ("number", "subject", "authority", "signed_on", "year", "method", "status"),
        lambda pks: Grant.objects.filter(decision__in=pks),
    ),
    Honour: Concerned(
        ("name", "rank", "level", "other_names"),
        lambda pks: Grant.objects.filter(honour__in=pks),
    ),
    Unit: Concerned(
        ("name", "other_names", "merged_into_id"),
        lambda pks: Grant.objects.filter(unit__in=Unit.objects.merged_into(pks)),
    ),
}


def _note_change(sender, instance, **signal):
    """Note whether a save changes what the index holds: an honour may have a hundred thousand grants."""
    fields = CONCERNED[sender].fields
    stored = sender.objects.filter(pk=instance.pk).values(*fields).first()
    instance.changes_index = bool(stored) and stored != {name: getattr(instance, name) for name in fields}


def _index_concerned(sender, instance, **signal):
    if instance.changes_index:
        index(_concerned(sender, [instance.pk]))


def _concerned(model, pks):
    return CONCERNED[model].grants(pks).order_by().values_list("pk", flat=True)


def _grant_saved(instance, **signal):
    index([instance.pk])


def _grant_deleted(instance, **signal):
    _forget([instance.pk])


def _rows_changed(sender, pks, fields, **signal):
    if sender is Grant:
        index(pks)
    elif fields & {name.removesuffix("_id") for name in CONCERNED[sender].fields}:
        index(_concerned(sender, pks))
