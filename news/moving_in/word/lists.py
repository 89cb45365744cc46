"""The lists of a Word file: numbered paragraphs become nested lists."""

from typing import NamedTuple

from news.moving_in.composing import inline
from news.moving_in.composing.pieces import Piece
from news.moving_in.story import Kind
from news.moving_in.word.names import W, value

DEEPEST = 8


class Item(NamedTuple):
    """A paragraph of a list: how deep it stands, and whether it is numbered."""

    level: int
    is_numbered: bool
    piece: Piece


class Numbering:
    """The numbering of a file: which lists are numbered and which have bullets."""

    def __init__(self, root):
        self.formats: dict[tuple[str, int], str] = {}
        self.abstract: dict[str, str] = {}
        for element in root.iter(W + "abstractNum") if root is not None else ():
            for level in element.iter(W + "lvl"):
                key = element.get(W + "abstractNumId", ""), _number(level.get(W + "ilvl", "0"))
                self.formats[key] = value(level, "numFmt")
        for element in root.iter(W + "num") if root is not None else ():
            self.abstract[element.get(W + "numId", "")] = value(element, "abstractNumId")

    def place(self, paragraph, style) -> tuple[int, bool] | None:
        """Return the level of a paragraph in its list and whether it is numbered; None if it is in no list."""
        properties = paragraph.find(W + "pPr")
        numbers = properties.find(W + "numPr") if properties is not None else None
        key = value(numbers, "numId") or style.list_key
        if key in ("", "0") or style.level:
            return None
        level = min(_number(value(numbers, "ilvl")), DEEPEST)
        kind = self.formats.get((self.abstract.get(key, ""), level), "bullet")
        return level, kind not in ("bullet", "none")


def piece(items: list[Item]) -> Piece:
    """Return the list of items that stand one below the other."""
    lowest = min(item.level for item in items)
    kind = Kind.NUMBERS if items[0].is_numbered else Kind.BULLETS
    return Piece(kind, inner=_inner(items, lowest))


def _inner(items, level):
    written, at = "", 0
    while at < len(items):
        end = next((number for number in range(at + 1, len(items)) if items[number].level <= level), len(items))
        below = items[at + 1 : end]
        tag = "ol" if below and below[0].is_numbered else "ul"
        nested = f"<{tag}>{_inner(below, min(item.level for item in below))}</{tag}>" if below else ""
        written += f"<li>{inline.html(items[at].piece.spans)}{nested}</li>"
        at = end
    return written


def _number(text):
    return int(text) if text.isdecimal() else 0
