"""The reader of Word files: a .docx becomes a story."""

from pathlib import Path

from django.utils.translation import gettext as _

from news.moving_in import encodings
from news.moving_in.composing import composition
from news.moving_in.composing.pieces import Piece
from news.moving_in.refusals import Refused
from news.moving_in.story import Story
from news.moving_in.word import lists, tables
from news.moving_in.word.names import W
from news.moving_in.word.paragraphs import DELETED, Paragraphs
from news.moving_in.word.parts import WordFile

MOST_BYTES = 300 * 2**20
MOST_DEPTH = 20  # Tables in tables.


def read(source: Path | bytes, title: str = "") -> Story:
    """Return the story of a Word file; without a title given, its first line is the title.

    Photos are read from the file when they are asked for. Raises Refused with what to do.
    """
    size = len(source) if isinstance(source, bytes) else _size(source)
    if size > MOST_BYTES:
        raise Refused(_("The Word file is larger than 300 MB: compress its pictures in Word and save it anew."))
    file = WordFile(source)
    old_fonts = _in_unicode(file.document)
    reading = _Document(file)
    body = file.document.find(W + "body")
    pieces = reading.pieces(body, 0) if body is not None else []
    if not any(not piece.is_empty for piece in pieces):
        raise Refused(_("The Word file has no text. Open it on your computer and look whether it is the right one."))
    story = composition.compose(Story(title, []), pieces, leads=True)
    if not story.title:
        raise Refused(_("The Word file has no title: put a short line above its text and save it."))
    if reading.paragraphs.has_changes:
        story.doubts.append(_("tracked changes were taken as accepted"))
    story.doubts += [encodings.doubt(old_fonts)] if old_fonts else []
    story.doubts += file.remarks() + composition.without_files(story.photos())
    return story


def _in_unicode(document):
    """Turn texts that were written for fonts of before Unicode into Unicode; return for which fonts, or ""."""
    texts = [element for element in document.iter(W + "t") if element.text]
    name = encodings.old_fonts(" ".join(element.text for element in texts))
    for element in texts if name else ():
        element.text = encodings.to_unicode(element.text, name)
    return name


def _size(path):
    try:
        return path.stat().st_size
    except OSError:
        return 0  # Opening it tells what is wrong.


class _Document:
    """Reads the paragraphs, lists and tables of a document in order."""

    def __init__(self, file):
        self.paragraphs = Paragraphs(file)
        self.numbering = lists.Numbering(file.numbering)

    def pieces(self, parent, depth) -> list[Piece]:
        """Return what stands in the body or in a cell."""
        found: list[Piece] = []
        items: list[lists.Item] = []
        merging = None
        for element in _blocks(parent, 0):
            if element.tag == W + "tbl":
                found += _listed(items) + self._table(element, depth)
                items = []
                continue
            read = self.paragraphs.pieces(element)
            place = self.numbering.place(element, self.paragraphs.style(element))
            if place and len(read) == 1 and read[0].is_paragraph:
                items.append(lists.Item(*place, read[0]))
                continue
            found += _listed(items)
            items = []
            if merging and read and read[0].is_paragraph:
                read = [composition.joined(merging, read[0]), *read[1:]]
                merging = None
            found += [merging] if merging else []
            merging = read.pop() if _runs_on(element) and read and read[-1].is_paragraph else None
            found += read
        return found + ([merging] if merging else []) + _listed(items)

    def _table(self, element, depth):
        if depth == MOST_DEPTH:
            raise Refused(_("The file has too many tables nested in one another. Take them apart and save it."))
        return tables.pieces(element, lambda cell: self.pieces(cell, depth + 1))


def _blocks(parent, depth):
    """Yield the paragraphs and tables of a parent, also those within content controls and tracked changes."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag not in DELETED and isinstance(child.tag, str) and depth < MOST_DEPTH:
            yield from _blocks(child, depth + 1)


def _listed(items):
    return [lists.piece(items)] if items else []


def _runs_on(paragraph):
    """Return whether the mark at the paragraph's end was deleted, so that it goes on with the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
