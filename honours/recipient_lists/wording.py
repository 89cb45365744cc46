"""What the table of recipients says: headings of its columns, and sentences for its script."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from honours.models import Grant, Recipient
from honours.recipient_lists.values import SWITCHES

# Name and kind of each column, in the order of the table.
COLUMNS = [
    ("recipient", "choice"),
    ("address", "text"),
    ("name", "text"),
    ("count", "number"),
    ("post", "text"),
    ("unit_text", "text"),
    ("honour", "honour"),
    ("person_class", "class"),
    ("reason", "text"),
    *((name, "switch") for name in SWITCHES),
]


def columns() -> list[dict]:
    """Return the columns: name, label, kind, and what may be chosen."""
    return [
        {
            "name": name,
            "label": capfirst(str(Grant._meta.get_field(name).verbose_name)),
            "kind": kind,
            "choices": [[value, str(label)] for value, label in Recipient.choices] if kind == "choice" else [],
        }
        for name, kind in COLUMNS
    ]


def words() -> dict[str, str]:
    """Return the sentences that the script shows; {…} stands for what it knows."""
    return {
        "changed": _("not saved"),
        "removed": _("to be removed"),
        "nearest": _("Nearest:"),
        "saved": _("Saved rows: {saved}."),
        "refused": _("Rows not saved, with the reason beside each: {refused}. F8 goes to the next."),
        "nothing": _("There is nothing to save."),
        "save": _("Save"),
        "saving": _("Saving …"),
        "failed": _("Not saved: the server did not answer. Everything is still here; try again."),
        "signedOut": _("You are no longer signed in. Sign in in another window, then save again; nothing is lost."),
        "notAllowed": _("Not saved: you may not change this decision any more. Copy what you need from the table."),
        "reading": _("Reading the file …"),
        "readRows": _("Rows read from “{sheet}”: {rows}. Nothing is stored yet."),
        "kept": _("Rows that you had mended or saved before stay as they are: {kept}."),
        "another": _("Add the {rows} rows of “{sheet}”"),
        "faulty": _("Rows with a fault: {faulty}."),
        "fault": _("Row {row}, {name}: {reason}"),
        "noFault": _("No row has a fault."),
        "rows": _("Rows: {rows}; recipients: {recipients}."),
        "locked": _("taken back by {decision}"),
        "yes": _("yes"),
        "decisionFaults": _("The decision was not made: see the fields above the table."),
    }
