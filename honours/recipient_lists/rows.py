"""Makes the rows of the table of recipients from one row of a list and from what stands above it."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.models import Recipient
from honours.recipient_lists import headings, recipients
from honours.recipient_lists.honour_names import HonourNames
from news.text import vietnamese

NO = ("", "khong", "0")
MARKS = ("x", "v", "co", "1", "01")
OF_PUPILS = ("em", "chau")


class Row(NamedTuple):
    """A recipient as the list has it; `notes` are what the clerk should look at, `key` is equal for equal rows."""

    key: str
    line: int
    recipient: str
    honour: str
    name: str
    count: int
    address: str
    post: str
    unit_text: str
    person_class: str
    reason: str
    is_posthumous: bool
    is_child: bool
    shows_name: bool
    notes: list[str]


class Above(NamedTuple):
    """What the titles of the list and the heading of the open block say of the rows below them."""

    kind: Recipient | None
    honour: str
    unit: str
    reason: str
    are_pupils: bool
    names: str  # The heading of the column of names.


def rows(line: int, value: dict, marked: dict, above: Above, honours: HonourNames, key) -> list[Row]:
    """Return a row for each honour that a recipient gets: usually one, none without a name.

    `value` are the texts of the row by what they hold, `marked` those in columns of single honours; `key` returns the
    key of another row.
    """
    name, count = _name_and_count(value)
    if not name and count == 1 and not value.get("unit"):
        return []
    posthumous = recipients.posthumous(name, value.get("note", ""))
    name = recipients.without_posthumous(name)
    awarded = _honours(value, marked, above, honours)
    kind = _kind(value, name, above, honours.named(awarded[0][0]))
    is_person = kind == Recipient.PERSON
    address, name = _address(value.get("address", ""), name) if is_person else ("", name)
    post, unit = _post_and_unit(value)
    if is_person and not post and not unit:
        name, post, unit = recipients.split_name(name)
    is_child = is_person and _is_pupil(value, f"{post} {unit}", address, above)
    row = Row(
        key="",
        line=line,
        recipient=str(kind or ""),
        honour="",
        name="" if count > 1 and _is_no_name(name) else name,
        count=count,
        address=address,
        post=post,
        unit_text=unit or above.unit,
        person_class=value.get("person class", "") if is_person else "",
        reason=value.get("reason") or above.reason,
        is_posthumous=posthumous or vietnamese.phrase(value.get("posthumous", "")) not in NO,
        is_child=is_child,
        shows_name=not is_child,
        notes=_notes(value.get("note", ""), posthumous, address),
    )
    return [row._replace(key=key(), honour=honour, notes=[*row.notes, *notes]) for honour, notes in awarded]


def _name_and_count(value):
    """Return the name and how many recipients: "36 tập thể", or "Tập thể" with 36 in another column."""
    family = value.get("family name", "")
    name = recipients.without_number(f"{family} {value.get('name', '')}".strip())
    if unnamed := recipients.UNNAMED.match(name):
        return name, int(unnamed[1])
    count = headings.without_separators(value.get("count", ""))
    return name, int(count) if count.isascii() and count.isdigit() and 0 < int(count) < 10**6 else 1


def _is_no_name(name):
    return not name or bool(recipients.UNNAMED.match(name)) or (headings.kind(name) and len(name.split()) <= 3)


def _honours(value, marked, above, honours):
    """Return each honour that the row names, with notes: in columns of its own, in a cell, or above the row."""
    found = [_marked(honour, mark, honours) for honour, mark in marked.items() if vietnamese.phrase(mark) not in NO]
    if found and not value.get("honour"):
        return found
    written = value.get("honour", "")
    if written and value.get("rank"):
        written, _notes_of_it = _marked(written, value["rank"], honours)
    if several := _several(written, honours):
        return [*found, *((one, []) for one in several)]
    is_short = above.honour and not honours.named(written) and honours.begins(written, above.honour)
    return [*found, (above.honour if is_short else written or above.honour, [])]


def _several(written, honours):
    """Return the honours that a cell names one after the other: "LĐTT, CSTĐCS"; [] for a cell with one honour."""
    parts = re.split(r"\s*[,;+]\s*", written)
    return parts if len(parts) > 1 and not honours.named(written) and all(map(honours.named, parts)) else []


def _marked(honour, mark, honours):
    """Return the honour of a column in which a row has a mark: "x", or the rank."""
    if vietnamese.phrase(mark) in MARKS or not vietnamese.phrase(mark):
        return honour, []
    ranked = next((text for text in (f"{honour} {mark}", f"{honour} hạng {mark}") if honours.named(text)), None)
    return (ranked, []) if ranked else (honour, [_("Note in the list: {note}").format(note=mark)])


def _kind(value, name, above, honour):
    kind = (
        headings.kind(value.get("kind", ""))
        or above.kind
        or recipients.guess_kind(name, value.get("address", ""))
        or (headings.kind(name) if _is_no_name(name) else None)
        or recipients.kind_by_heading("Họ và tên" if value.get("family name") else above.names, name)
    )
    if kind is None and honour:
        groups = honour.for_collectives or honour.for_enterprises
        kind = Recipient.PERSON if honour.for_persons and not groups and not honour.for_households else kind
    is_enterprise = recipients.ENTERPRISE.match(name) or "doanh nghiep" in vietnamese.phrase(value.get("note", ""))
    return Recipient.ENTERPRISE if kind == Recipient.COLLECTIVE and is_enterprise else kind


def _is_pupil(value, place, address, above):
    return (
        above.are_pupils
        or bool(value.get("grade"))
        or vietnamese.phrase(address) in OF_PUPILS
        or bool(headings.PUPILS.search(vietnamese.phrase(place)))
    )


def _address(address, name):
    before, rest = recipients.split_address(name)
    return address or before, rest


def _post_and_unit(value):
    if both := value.get("post and unit"):
        return recipients.split_post(both)
    return value.get("post", ""), value.get("unit", "")


def _notes(note, is_posthumous, address):
    notes = []
    if note and not recipients.posthumous(note) and vietnamese.phrase(note) != "doanh nghiep":
        notes.append(_("Note in the list: {note}").format(note=note))
    if address.lower().startswith("cố ") and not is_posthumous:
        notes.append(_("“Cố”, but nothing says that the honour is posthumous."))
    return notes
