"""The story of an imported page: its lines become paragraphs, subheads, lists, tables and photo places."""

import re
from collections.abc import Iterable
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape

from news.moving_in.composing.phrases import LONGEST_SUBHEAD, ends_sentence, ends_text, goes_on, may_be_caption
from news.text import vietnamese

_SUBHEAD_START = re.compile(r"[\"'“‘«]?\w")


class Kind(Enum):
    PARAGRAPH = "p"
    SUBHEAD = "h2"
    ITEM = "li"
    ROW = "tr"
    PHOTO = "figure"
    SHORT = "short line"  # Subhead, byline or paragraph, decided by what follows it.


AROUND = {Kind.ITEM, Kind.ROW}  # Several of them are one list or one table.
TEXTS = {Kind.PARAGRAPH, Kind.ITEM, Kind.ROW}
CELL_END = "\t"


class Block(NamedTuple):
    """One piece of the story; a photo's text is its caption, "" if it shares the next photo's."""

    kind: Kind
    text: str

    def html(self) -> str:
        if self.kind is Kind.ROW:
            return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in self.text.split(CELL_END))}</tr>"
        return f"<{self.kind.value}>{escape(self.text)}</{self.kind.value}>"


def grouped(blocks: list[Block]) -> Iterable[tuple[Kind, Iterable[Block]]]:
    """Return the blocks in groups of one kind each."""
    return groupby(blocks, key=lambda block: block.kind)


def story_and_closing(lines: list[str]) -> tuple[list[Block], list[str]]:
    """Return the story's blocks, and the short lines below its last sentence, of which the first is the byline."""
    blocks = _blocks(lines)
    last = max((number for number, (kind, _) in enumerate(blocks) if kind in TEXTS), default=-1)
    photos_below = [block for block in blocks[last + 1 :] if block.kind is Kind.PHOTO]
    closing = [text for kind, text in blocks[last + 1 :] if kind is Kind.SHORT]
    return _with_subheads(blocks[: last + 1]) + photos_below, closing


def text_end(lines: list[str]) -> int:
    """Return the index of the last line that ends with "./.", or -1."""
    return max((number for number, line in enumerate(lines) if ends_text(line)), default=-1)


def is_place(line: str) -> bool:
    """Return whether a photo stood here: the old portal gave every photo the same alt text."""
    return len(line) < 20 and vietnamese.fold(line) == "anh tin bai"


def is_item(line: str) -> bool:
    return line.startswith("•")


def _blocks(lines):
    """Return each line with its kind; a caption is the line right below a photo place, or below the last of several."""
    blocks = []
    end = text_end(lines)
    for number, line in enumerate(lines):
        if is_place(line):
            blocks.append(Block(Kind.PHOTO, ""))
        elif blocks and blocks[-1] == (Kind.PHOTO, "") and _may_be_caption(line):
            blocks[-1] = Block(Kind.PHOTO, line)
        elif CELL_END in line:
            blocks.append(Block(Kind.ROW, line))
        elif is_item(line):
            blocks.append(Block(Kind.ITEM, line.removeprefix("•").strip()))
        else:
            # A line right below a photo that is no caption continues the text.
            is_short = blocks[-1:] != [(Kind.PHOTO, "")] and _is_short(line, -1 < end < number)
            blocks.append(Block(Kind.SHORT if is_short else Kind.PARAGRAPH, line))
    return blocks


def _may_be_caption(line):
    return may_be_caption(line) and not is_item(line) and CELL_END not in line


def _is_short(line, below_the_text):
    """Return whether this could be a subhead or, below the text, a byline."""
    if len(line.split()) > LONGEST_SUBHEAD or goes_on(line):
        return False
    return below_the_text or (bool(_SUBHEAD_START.match(line)) and not line[0].islower() and not ends_sentence(line))


def _with_subheads(blocks):
    """Decide each short line: of several in a row, such as verses, only the last can be a subhead."""
    story, below = [], None
    for kind, text in reversed(blocks):
        settled = kind
        if kind is Kind.SHORT:
            settled = Kind.PARAGRAPH if below is Kind.SHORT else Kind.SUBHEAD
        story.append(Block(settled, text))
        below = below if kind is Kind.PHOTO else kind
    return story[::-1]
