"""The wording of log lines. Django stores the changes of a form as JSON, with English names of models and fields."""

import json
from functools import cache

from django.contrib.admin.models import ADDITION, DELETION
from django.utils.text import get_text_list
from django.utils.translation import gettext

# Django's sentences, translated with it (locale/libraries): by action, and whether it concerns an inline row.
SENTENCES = {
    ("added", False): "Added.",
    ("added", True): "Added {name} “{object}”.",
    ("changed", False): "Changed {fields}.",
    ("changed", True): "Changed {fields} for {name} “{object}”.",
    ("deleted", True): "Deleted {name} “{object}”.",
}
NOTHING = "No fields changed."


def deed(flag, message):
    """Return what was done, by the action flag and change message of a LogEntry."""
    if flag == ADDITION:
        return gettext("Added")
    if flag == DELETION:
        return message or gettext("Deleted")
    return in_words(message)


def in_words(message):
    """Return a change message as text: JSON of Django as sentences, anything else unchanged."""
    try:
        changes = json.loads(message) if message.startswith("[") else None
    except json.JSONDecodeError:
        changes = None
    if changes is None:
        return message
    return " ".join(_sentence(*change) for part in changes for change in part.items()) or gettext(NOTHING)


def thing(kind, name):
    """Return the object of a log line, with its model if that still exists."""
    return f"{kind}: {name}" if kind else name


def _sentence(done, change):
    names = {"name": _name(change.get("name", "")), "fields": _names(*change.get("fields", ()))}
    # A caption is a sentence, and its full stop would stand beside the line's own.
    it = {"object": change.get("object", "").rstrip(". ")}
    return _form(done, "name" in change).format(**change | names | it)


# Cached: the search reads thousands of lines with few fields, and each lookup in the catalogue takes 2 µs.
@cache
def _form(done, is_of_a_part):
    return gettext(SENTENCES[done, is_of_a_part])


@cache
def _names(*labels):
    return get_text_list([_name(label) for label in labels], gettext("and"))


@cache
def _name(label):
    """Return a translated label for the middle of a sentence; for "Last name" the catalogue has "last name"."""
    name = gettext(label)
    if name == label:
        name = gettext(label[:1].lower() + label[1:])
    return name[:1].lower() + name[1:]
