"""Checks rows of the table of recipients: the grant that each makes, or its reason, and warnings."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from honours.models import Decision, Grant, PersonClass, Recipient, Unit
from honours.models.names import names
from honours.recipient_lists import doubles
from honours.recipient_lists.honour_names import HonourNames
from news.text import vietnamese

FOR = {
    Recipient.PERSON: "for_persons",
    Recipient.COLLECTIVE: "for_collectives",
    Recipient.ENTERPRISE: "for_enterprises",
    Recipient.HOUSEHOLD: "for_households",
}
# Identity numbers, telephone numbers, dates of birth; sums of money and numbers of decisions are neither.
PRIVATE = re.compile(r"(?<![\d.,])(\d{12}|\d{9}|(\+84|0)[ .]?\d{2,3}[ .]?\d{3}[ .]?\d{3,4})(?![\d.,]?\d)", re.ASCII)
BORN = re.compile(r"\bsinh\s+(ngày|năm)\s*\d", re.IGNORECASE)
SEARCHED_FOR_PRIVATE = ("name", "address", "post", "unit_text", "reason")
MOST_COUNTED = 1_000_000


class Checked(NamedTuple):
    """A row's grant, unsaved, if it has no faults; faults by field, warnings, and the nearest known honours."""

    grant: Grant
    faults: dict[str, str]
    warnings: list[str]
    nearest: list[str]


class Known:
    """All honours, classes of persons and units by their names, read from the database once."""

    def __init__(self):
        self.honours = HonourNames()
        self.classes = _by_names(PersonClass.objects.all())
        self.units = _by_names(Unit.objects.all())


class Checker:
    """Checks rows for one decision, which may not be stored yet; several checkers may share what is `known`."""

    def __init__(self, decision: Decision, may_show_children=False, known: Known | None = None):
        self.decision, self.may_show_children = decision, may_show_children
        self.known = known or Known()

    def check(self, rows: list[dict], stored=frozenset()) -> list[Checked]:
        """Return what was found in each row, whose values come from `values.sent`, with doubles among them.

        `stored` are the primary keys of the grants that the rows will change, which are no doubles of themselves.
        """
        checked = [self._row(values) for values in rows]
        for one, warnings in zip(
            checked, doubles.warnings(self.decision, [one.grant for one in checked], stored), strict=True
        ):
            one.warnings.extend(warnings)
        return checked

    def _row(self, values):
        faults, warnings, nearest = {}, [], []
        honour = self.known.honours.named(values["honour"])
        if honour is None:
            nearest = self.known.honours.nearest(values["honour"])
            faults["honour"] = _unknown(values["honour"])
        if values["recipient"] not in Recipient.values:
            faults["recipient"] = _("Choose person, collective, enterprise or household.")
        grant = self._grant(values, honour, faults, warnings)
        faults |= _private(values)
        if grant.is_child and grant.is_named and not self.may_show_children:
            faults["shows_name"] = _("Names of pupils and children are shown only if an editor decides so.")
        elif grant.is_child and grant.is_named:
            warnings.append(_("The name of a pupil or child is shown to readers."))
        if honour:
            faults |= _refused_by_the_model(grant, faults)
            warnings += self._about_the_honour(honour, values["recipient"])
        return Checked(grant, faults, warnings, nearest)

    def _grant(self, values, honour, faults, warnings):
        texts = {name: values[name] for name in ("recipient", "name", "address", "post", "unit_text", "reason")}
        grant = Grant(**texts, **{name: values[name] for name in ("is_posthumous", "is_child", "shows_name")})
        if honour:
            grant.honour = honour
        count = str(values["count"])
        grant.count = int(count) if count.isascii() and count.isdigit() and len(count) < 8 else 0
        if not 1 <= grant.count <= MOST_COUNTED:
            faults["count"], grant.count = _("Write a number of recipients: 1 with a name."), 1
        if not grant.name and grant.count == 1 and not values["unit_text"] and "count" not in faults:
            faults["name"] = _("Write a name; without names, how many recipients there are.")
        if values["person_class"]:
            grant.person_class = self.known.classes.get(vietnamese.phrase(values["person_class"]))
            if grant.person_class is None:
                warnings.append(
                    _("“{name}” is no class of persons; it is left out.").format(name=values["person_class"])
                )
            if values["recipient"] != Recipient.PERSON:
                grant.person_class = None
        grant.unit = self._unit(values)
        return grant

    def _unit(self, values):
        """Return the known unit that a row names; that of a recipient whose name is not shown would tell the name."""
        name = values["unit_text"]
        if not name and values["recipient"] != Recipient.PERSON and values["shows_name"]:
            name = values["name"]
        return self.known.units.get(vietnamese.phrase(name))

    def _about_the_honour(self, honour, recipient):
        told, day = [], self.decision.signed_on
        if recipient in FOR and not getattr(honour, FOR[recipient]):
            kind = Recipient(recipient).label.lower()
            told.append(
                _("“{honour}” is usually not for this kind of recipient: {kind}.").format(honour=honour, kind=kind)
            )
        if day and not honour.is_valid_on(day):
            told.append(_("“{honour}” was not awarded on the date of the decision.").format(honour=honour))
        return told


def _by_names(rows):
    return {vietnamese.phrase(name): row for row in rows for name in [*names(row.other_names), row.name]}


def _unknown(text):
    if not text:
        return _("Write the honour.")
    return _("“{name}” is no known honour. Choose one of the list, or have an administrator add it.").format(name=text)


def _private(values):
    words = _("This looks like an identity or telephone number or a date of birth: take it out, it is never stored.")
    return {name: words for name in SEARCHED_FOR_PRIVATE if PRIVATE.search(values[name]) or BORN.search(values[name])}


def _refused_by_the_model(grant, faults):
    """Return the faults that the fields find; relations and constraints would ask the database for each row."""
    if grant.name and grant.count > 1 and not faults:
        return {"name": _("With a name the count is 1; for several recipients leave the name empty.")}
    try:
        grant.clean_fields(exclude={"decision", "honour", "unit", "person_class", "revoked_by", *faults})
    except ValidationError as error:
        return {name: " ".join(told) for name, told in error.message_dict.items()}
    return {}
