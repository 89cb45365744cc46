"""The errors of a form as listed on top of its page, each with a link to its field."""

from typing import NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst


class Fault(NamedTuple):
    """An error of a form; `place` is the id of the input, "" where there is none."""

    place: str
    label: str
    words: str


def faults(form, formsets=()):
    """Return the errors in the order of the fields; non-field errors of the main form are shown elsewhere."""
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
    """Yield the errors of an inline form; errors of the row or of hidden fields link to its first visible field."""
    yield from (fault._replace(label=f"{name}, {fault.label}") for fault in _in_fields(row))
    first = next(iter(row.visible_fields()), None)
    hidden = [field.name for field in row.hidden_fields()]
    for key in (NON_FIELD_ERRORS, *hidden):
        for words in row.errors.get(key, []):
            yield Fault(place_of(first) if first else "", name, words)


def _name(formset):
    return capfirst(formset.model._meta.verbose_name_plural)


def place_of(field) -> str:
    """Return the id of the field's input, of the first one if it has several."""
    return field.id_for_label or f"{field.auto_id}_0"
