"""A row of the table of recipients as the browser and the server send it: texts by the names of fields."""

from honours.models import Grant
from news.text import homoglyphs

TEXTS = ("honour", "recipient", "name", "address", "post", "unit_text", "person_class", "reason")
SWITCHES = ("is_posthumous", "is_child", "shows_name")
FIELDS = (*TEXTS, "count", *SWITCHES)


def shown(grant: Grant) -> dict:
    """Return the values of a stored grant as the table shows them."""
    return {
        **{name: getattr(grant, name) for name in FIELDS},
        "honour": str(grant.honour),
        "person_class": str(grant.person_class or ""),
    }


def sent(row) -> dict:
    """Return the values of a row that a browser sent, with everything that is missing or of another kind empty."""
    row = row if isinstance(row, dict) else {}
    count = row.get("count")
    return {
        **{name: _one_line(row.get(name)) for name in TEXTS},
        **{name: row.get(name, name == "shows_name") is True for name in SWITCHES},
        "count": count if type(count) is int else str(count or "1").strip(),
    }


def _one_line(text):
    return homoglyphs.ours(homoglyphs.in_one_line(text.replace("\0", ""))) if isinstance(text, str) else ""
