"""Lines of a list that say how many recipients it has, compared with those that were read."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.models import COLLECTIVES, Recipient
from honours.recipient_lists import headings
from news.text import vietnamese


class Block(NamedTuple):
    """A block with a number in its heading: its line, what it says, its first row, and how its heading is marked."""

    line: int
    counts: dict[str, int]
    first: int
    style: str


class Totals:
    """Compares numbers in headings and in lines with totals; `rows` grows while the list is read."""

    def __init__(self, rows):
        self.rows, self.open_blocks, self.compared = rows, [], []
        self.first_of_list = self.first_of_block = 0

    def open(self, line, text, first_text):
        """Begin a block under this heading; blocks with the same kind of mark end here."""
        mark = style(first_text)
        self._end({mark, "plain"})
        self.first_of_block = len(self.rows)
        if counts := headings.counts(text):
            self.open_blocks.append(Block(line, counts, len(self.rows), mark))

    def close(self, line, text):
        """Compare a line with totals: with all rows since the last total of all, or with those of the block."""
        self._end({block.style for block in self.open_blocks})
        counts = headings.counts(text) or self._bare(text)
        choices = [self._counted(self.first_of_list, counts), self._counted(self.first_of_block, counts)]
        if counts:
            read = counts if counts in choices else choices[0]
            self.compared.append((line, counts, read))

    def messages(self) -> list[str]:
        """Return what the comparisons found, in the order of the lines."""
        self._end({block.style for block in self.open_blocks})
        return [self._words(*one) for one in sorted(self.compared, key=lambda one: one[0])]

    def _end(self, styles):
        for block in [block for block in self.open_blocks if block.style in styles]:
            self.open_blocks.remove(block)
            self.compared.append((block.line, block.counts, self._counted(block.first, block.counts)))

    def _bare(self, text):
        numbers = [
            int(word)
            for word in vietnamese.phrase(headings.without_separators(text)).split()
            if word.isdigit() and len(word) < 6
        ]
        return {"": numbers[0]} if len(numbers) == 1 else {}

    def _counted(self, first, counts):
        """Return how many recipients were read from a row on, for the same kinds."""
        return {kind: sum(row.count for row in self.rows[first:] if _is_of(kind, row.recipient)) for kind in counts}

    def _words(self, line, counts, read):
        if counts == read:
            return _("Line {line}: the total agrees ({numbers}).").format(line=line, numbers=_listed(counts))
        words = _("Line {line} says {said}, but {read} were read. Look for rows that are missing or double.")
        return words.format(line=line, said=_listed(counts), read=_listed(read))


def style(text: str) -> str:
    """Return how a heading is marked: "roman", "letter", "small" (a, b …) or "plain"."""
    marker = headings.MARKER.match(text) or headings.MARKED.match(text)
    if not marker:
        return "plain"
    if marker[1].islower():
        return "small"
    return "roman" if set(marker[1]) <= set("IVX") else "letter"


def _is_of(kind, recipient):
    if kind == Recipient.COLLECTIVE:
        return recipient in COLLECTIVES
    return not kind or recipient == kind


def _listed(counts):
    labels = {value: str(label).lower() for value, label in Recipient.choices} | {"": _("recipients")}
    return ", ".join(f"{number} {labels[kind]}" for kind, number in counts.items())
