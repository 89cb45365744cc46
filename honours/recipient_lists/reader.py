"""Reads the recipients of a sheet: blocks, headings of columns, numbered rows, lines with totals."""

import hashlib
import itertools
import re
from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.recipient_lists import headings, recipients, totals
from honours.recipient_lists.columns import Columns, columns, goes_on, is_count_of_columns, is_heading
from honours.recipient_lists.honour_names import HonourNames
from honours.recipient_lists.rows import Above, Row, rows
from honours.recipient_lists.workbook import Sheet
from news.text import vietnamese

HEADINGS_WITHIN = 60  # Rows from the top.
REASON_BEGINS = ("đã có", "có thành tích", "vì đã", "vì có", "do có", "đạt thành tích", "có nhiều")
MOST_SIGNATURES = 3  # Beside each other.
DITTO = re.compile(r"^[-–]?\s*(nt|n\.t\.?|như trên|[\"″”“'’]{1,2}|//)\s*[-–]?$", re.IGNORECASE)
OF_A_UNIT = re.compile(r"^(đơn vị|cơ quan)\s*:\s*", re.IGNORECASE)


class RecipientList(NamedTuple):
    """What a sheet holds: the decision that its titles name, recipients, and messages about the reading."""

    sheet: str
    decision: dict
    rows: list[Row]
    messages: list[str]


def recipient_list(sheet: Sheet, honours: HonourNames) -> RecipientList:
    """Return the recipients of a sheet; without headings of columns none, and a message that says what is missing."""
    beginning = next(
        (place for place, (_n, texts) in enumerate(sheet.rows[:HEADINGS_WITHIN]) if is_heading(texts, honours)), None
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
        self.rows, self.kind, self.block_honour, self.unit, self.are_pupils = [], None, "", ("", ""), False
        # A title may go on in the next line: "… được tặng Bằng khen", "của Chủ tịch Ủy ban nhân dân tỉnh".
        lines = [*titles, *(f"{one} {other}" for one, other in itertools.pairwise(titles))]
        self.title_honour = next((str(found.honour) for line in lines if (found := honours.within(line))), "")
        self.title_reason = next((line for line in titles if line.lower().startswith(REASON_BEGINS)), "")
        self.title_kind = headings.listed_kind(titles)
        self.is_of_pupils = any(headings.are_pupils(headings.listed(title)) for title in titles)
        self.columns, self.headings, self.seen = Columns({}, {}, [], []), [], Counter()
        self.last = []
        self.private, self.totals, self.is_over = {}, totals.Totals(self.rows), False

    def take(self, line, texts):
        """Take one row of the sheet."""
        order = self.columns.value(texts, "order")
        is_numbered = bool(headings.NUMBERED.match(order))
        # "Thủ trưởng đơn vị" and "Cơ quan …" in a numbered row are no headings, whatever they sound like.
        if not is_numbered and self._is_heading(texts):
            self._take_headings(texts)
            return
        self.headings = []
        filled = list(dict.fromkeys(text for text in texts if text))
        if is_count_of_columns(texts) and not self.rows:
            return
        if is_numbered:
            self._take_recipient(line, texts)
        elif len(filled) <= MOST_SIGNATURES and any(headings.is_signature(text) for text in filled):
            self.is_over = True
        elif self._is_line(filled, order, texts):
            self._take_line(line, filled)
        elif not self.is_over:
            self._take_recipient(line, texts)

    def _is_heading(self, texts):
        return is_heading(texts, self.honours) or (self.headings and goes_on(self.headings[-1], texts))

    def _take_headings(self, texts):
        for heading in self.columns.private if self.headings else ():
            self.private.pop(heading, None)  # It has more words than were known of it in the row above.
        self.headings.append(texts)
        self.columns = columns(self.headings, self.honours)
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
        found = self.honours.within(text)
        words = headings.folded_without(text, found)
        is_marked = bool(headings.MARKER.match(filled[0]) or headings.MARKED.match(filled[0]))
        if self.is_over and not (is_marked or found or headings.kind(words)):
            return
        self.is_over = False
        if found:
            self.block_honour, self.kind = str(found.honour), headings.kind(words)
        else:
            self.kind = headings.kind(words) or self.kind
        self.are_pupils = headings.are_pupils(text)
        self._take_unit(filled, is_marked, found)
        self.totals.open(line, text, filled[0])

    def _take_unit(self, filled, is_marked, found):
        """Keep the unit that a heading names, "I. Sở Y tế", for the rows below; another heading of its kind ends it."""
        style, rest = totals.style(filled[0]), headings.MARKED.sub("", filled[-1])
        name = OF_A_UNIT.sub("", rest)
        if not found and (is_marked or name != rest) and recipients.is_unit(name):
            self.unit = (style, name)
            self.kind = None if name != rest else self.kind
        elif found or style in (self.unit[0], "letter"):
            self.unit = ("", "")

    def _take_recipient(self, line, texts):
        self.last = texts = self._as_above(texts)
        value = {holds: self.columns.value(texts, holds) for holds in self.columns.places}
        value["name"], heading, beside = self.columns.name(texts)
        value["unit"] = value.get("unit") or beside
        above = Above(
            kind=self.kind or self.title_kind,
            honour=self.block_honour or self.title_honour,
            unit=self.unit[1],
            reason=self.title_reason,
            are_pupils=self.is_of_pupils or self.are_pupils or headings.are_pupils(heading),
            names=heading,
        )
        self.rows.extend(rows(line, value, self.columns.marked(texts), above, self.honours, lambda: self._key(texts)))

    def _as_above(self, texts):
        """Return the texts with what stands above for "nt" (như trên) and ditto marks."""
        above = [*self.last, *[""] * len(texts)]
        return [above[place] if DITTO.match(text) else text for place, text in enumerate(texts)]

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
