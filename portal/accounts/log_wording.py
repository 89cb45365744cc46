"""What a line of the log says. Django stores what a form changed as JSON, with English names of models and fields."""

import json
from functools import cache

from django.contrib.admin.models import ADDITION, DELETION
from django.utils.text import get_text_list
from django.utils.translation import gettext

# Django's own, and translated with it (locale/libraries): by what was done, and whether with a part of the thing.
SENTENCES = {
    ("added", False): "Added.",
    ("added", True): "Added {name} “{object}”.",
    ("changed", False): "Changed {fields}.",
    ("changed", True): "Changed {fields} for {name} “{object}”.",
    ("deleted", True): "Deleted {name} “{object}”.",
}
NOTHING = "No fields changed."


def deed(flag, message):
    """What was done."""
    if flag == ADDITION:
        return gettext("Added")
    if flag == DELETION:
        return message or gettext("Deleted")
    return in_words(message)


def in_words(message):
    try:
        changes = json.loads(message) if message.startswith("[") else None
    except json.JSONDecodeError:
        changes = None
    if changes is None:
        return message
    return " ".join(_sentence(*change) for part in changes for change in part.items()) or gettext(NOTHING)


def thing(kind, name):
    """With what it was done."""
    return f"{kind}: {name}" if kind else name


def _sentence(done, change):
    names = {"name": _name(change.get("name", "")), "fields": _names(*change.get("fields", ()))}
    # A caption is a sentence, and its full stop would stand beside the line's own.
    it = {"object": change.get("object", "").rstrip(". ")}
    return _form(done, "name" in change).format(**change | names | it)


# Remembered: the search reads thousands of lines at once, of few fields, and each look into the catalogue takes 2 µs.
@cache
def _form(done, is_of_a_part):
    return gettext(SENTENCES[done, is_of_a_part])


@cache
def _names(*labels):
    return get_text_list([_name(label) for label in labels], gettext("and"))


@cache
def _name(label):
    """In the middle of a sentence. Forms label a field "Last name", of which the catalogue knows "last name"."""
    name = gettext(label)
    if name == label:
        name = gettext(label[:1].lower() + label[1:])
    return name[:1].lower() + name[1:]
