"""Reads the recipients of a sheet: blocks, headings of columns, numbered rows, lines with totals."""

import hashlib
from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.models import Recipient
from honours.recipient_lists import headings, recipients, totals
from honours.recipient_lists.columns import Columns, columns, goes_on, is_count_of_columns, is_heading
from honours.recipient_lists.honour_names import HonourNames
from honours.recipient_lists.workbook import Sheet
from news.text import vietnamese

HEADINGS_WITHIN = 60  # Rows from the top.
REASON_BEGINS = ("đã có", "có thành tích", "vì đã", "vì có", "do có", "đạt thành tích", "có nhiều")
NO = ("", "khong", "0")
PUPIL = ("hoc sinh", "tre em", "thieu nhi")


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


class RecipientList(NamedTuple):
    """What a sheet holds: the decision that its titles name, recipients, and messages about the reading."""

    sheet: str
    decision: dict
    rows: list[Row]
    messages: list[str]


def recipient_list(sheet: Sheet, honours: HonourNames) -> RecipientList:
    """Return the recipients of a sheet; without headings of columns none, and a message that says what is missing."""
    beginning = next(
        (place for place, (_n, texts) in enumerate(sheet.rows[:HEADINGS_WITHIN]) if is_heading(texts)), None
    )
    if beginning is None:
        words = _("No headings of columns were found: a list needs at least a column with names and one with numbers.")
        return RecipientList(sheet.title, {}, [], [words])
    titles = [" ".join(dict.fromkeys(text for text in texts if text)) for _n, texts in sheet.rows[:beginning]]
    reader = _Reader(sheet.title, titles, honours)
    for number, texts in sheet.rows[beginning:]:
        reader.take(number, texts)
    return RecipientList(sheet.title, reader.decision(), reader.rows, reader.messages())


class _Reader:
    """The state while a list is read from top to bottom: the open block, the columns, what was counted."""

    def __init__(self, sheet, titles, honours):
        self.sheet, self.titles, self.honours = sheet, titles, honours
        self.rows, self.kind, self.block_honour = [], None, ""
        self.title_honour = next((str(found.honour) for line in titles if (found := honours.within(line))), "")
        self.title_reason = next((line for line in titles if line.lower().startswith(REASON_BEGINS)), "")
        self.columns, self.headings, self.seen = Columns({}, [], []), [], Counter()
        self.private, self.totals, self.is_over = {}, totals.Totals(self.rows), False

    def take(self, line, texts):
        """Take one row of the sheet."""
        if is_heading(texts) or (self.headings and goes_on(self.headings[-1], texts)):
            self._take_headings(texts)
            return
        self.headings = []
        filled = list(dict.fromkeys(text for text in texts if text))
        if is_count_of_columns(texts) and not self.rows:
            return
        order = self.columns.value(texts, "order")
        if headings.NUMBERED.match(order):
            self._take_recipient(line, texts)
        elif self._is_line(filled, order, texts):
            self._take_line(line, filled)
        elif not self.is_over:
            self._take_recipient(line, texts)

    def _take_headings(self, texts):
        self.headings.append(texts)
        self.columns = columns(self.headings)
        self.private |= dict.fromkeys(self.columns.private)

    def _is_line(self, filled, order, texts):
        """Return whether an unnumbered row is a line of the list, not a recipient."""
        rest = [text for text in filled if not headings.MARKER.match(text)]
        if headings.is_total(filled[0]):
            return True
        if len(rest) != 1:
            return False
        is_in_the_name = self.columns.value(texts, "name") == rest[0] and not order
        return (
            not is_in_the_name
            or len(rest) < len(filled)
            or bool(headings.MARKED.match(rest[0]))
            or (bool(headings.kind(rest[0])) and len(vietnamese.words(rest[0])) <= 3)
        )

    def _take_line(self, line, filled):
        text = " ".join(filled)
        if headings.is_total(filled[0]):
            self.totals.close(line, text)
            self.is_over = True
            return
        self.is_over = False
        found = self.honours.within(text)
        words = headings.folded_without(text, found)
        if found:
            self.block_honour, self.kind = str(found.honour), headings.kind(words)
        else:
            self.kind = headings.kind(words) or self.kind
        self.totals.open(line, text, filled[0])

    def _take_recipient(self, line, texts):
        value = {holds: self.columns.value(texts, holds) for holds in self.columns.places}
        name = recipients.without_number(value.get("name", ""))
        if not name and not value.get("unit"):
            return
        note, is_posthumous = value.get("note", ""), recipients.posthumous(name, value.get("note", ""))
        name = recipients.without_posthumous(name)
        kind = self._kind(value, name, note)
        address, name = self._address(value.get("address", ""), name, kind)
        unnamed = recipients.UNNAMED.match(name)
        post, unit = self._post_and_unit(value)
        is_child = any(word in headings.plain(f"{post} {unit}") for word in PUPIL) and kind == Recipient.PERSON
        self.rows.append(
            Row(
                key=self._key(texts),
                line=line,
                recipient=str(kind or ""),
                honour=value.get("honour") or self.block_honour or self.title_honour,
                name="" if unnamed else name,
                count=int(unnamed[1]) if unnamed else 1,
                address=address,
                post=post,
                unit_text=unit,
                person_class=value.get("person class", "") if kind == Recipient.PERSON else "",
                reason=value.get("reason") or self.title_reason,
                is_posthumous=is_posthumous or headings.plain(value.get("posthumous", "")) not in NO,
                is_child=is_child,
                shows_name=not is_child,
                notes=self._notes(note, is_posthumous, address),
            )
        )

    def _kind(self, value, name, note):
        kind = (
            headings.kind(value.get("kind", "")) or self.kind or recipients.guess_kind(name, value.get("address", ""))
        )
        if kind is None and (
            honour := self.honours.named(value.get("honour") or self.block_honour or self.title_honour)
        ):
            groups = honour.for_collectives or honour.for_enterprises
            kind = Recipient.PERSON if honour.for_persons and not groups and not honour.for_households else kind
        is_enterprise = recipients.ENTERPRISE.match(name) or "doanh nghiep" in headings.plain(note)
        return Recipient.ENTERPRISE if kind == Recipient.COLLECTIVE and is_enterprise else kind

    def _address(self, address, name, kind):
        if kind != Recipient.PERSON:
            return "", name
        before, rest = recipients.split_address(name)
        return address or before, rest

    def _post_and_unit(self, value):
        if both := value.get("post and unit"):
            return recipients.split_post(both)
        return value.get("post", ""), value.get("unit", "")

    def _notes(self, note, is_posthumous, address):
        notes = []
        if note and not recipients.posthumous(note) and headings.plain(note) != "doanh nghiep":
            notes.append(_("Note in the list: {note}").format(note=note))
        if address.lower().startswith("cố ") and not is_posthumous:
            notes.append(_("“Cố”, but nothing says that the honour is posthumous."))
        return notes

    def _key(self, texts):
        """Return a key of what stands in the row, so that a file read again finds the rows that were mended."""
        self.seen[tuple(texts)] += 1
        content = "\x1f".join([self.sheet, *texts, str(self.seen[tuple(texts)])])
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def decision(self):
        found = headings.decision(self.titles)
        if self.title_honour:
            found["subject"] = _("On awarding {honour}").format(honour=self.title_honour)
            if self.title_reason:
                found["subject"] += f" – {self.title_reason}"
        return found

    def messages(self):
        told = []
        if self.private:
            words = _("Not read, because they are private: {columns}. Nothing of them is stored.")
            told.append(words.format(columns=", ".join(self.private)))
        if self.columns.unread:
            told.append(_("Not read: {columns}.").format(columns=", ".join(self.columns.unread)))
        return [*told, *self.totals.messages()]
