"""What a refused form says on top of the page: each fault, and the field in which it can be mended."""

from typing import NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst


class Fault(NamedTuple):
    """`place` is the id of the field, or empty where there is none."""

    place: str
    label: str
    words: str


def faults(form, formsets=()):
    """Return the faults as the fields stand on the page; those of the form as a whole stand beside them anyway."""
    found = list(_in_fields(form))
    for formset in formsets:
        found += [Fault("", _name(formset), words) for words in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, 1):
            found += _in_row(row, f"{capfirst(formset.model._meta.verbose_name)} {number}")
    return found


def _in_fields(form):
    for field in form.visible_fields():
        for words in field.errors:
            yield Fault(place_of(field), capfirst(field.label), words)


def _in_row(row, name):
    """What is wrong with the row as a whole, or with what it hides, is mended where the row begins."""
    yield from (fault._replace(label=f"{name}, {fault.label}") for fault in _in_fields(row))
    first = next(iter(row.visible_fields()), None)
    hidden = [field.name for field in row.hidden_fields()]
    for key in (NON_FIELD_ERRORS, *hidden):
        for words in row.errors.get(key, []):
            yield Fault(place_of(first) if first else "", name, words)


def _name(formset):
    return capfirst(formset.model._meta.verbose_name_plural)


def place_of(field) -> str:
    """The first box of a field that has several is as good as any."""
    return field.id_for_label or f"{field.auto_id}_0"
