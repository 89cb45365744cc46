"""Pieces: what a reader of pages or Word files finds, one after another, with how it looked."""

from dataclasses import dataclass, field
from typing import NamedTuple

from news.moving_in.composing import inline
from news.moving_in.composing.inline import Span
from news.moving_in.story import Document, Kind, Photo


class Look(NamedTuple):
    """How a paragraph looked; `is_caption` if the markup says that it is one."""

    is_centred: bool = False
    is_right: bool = False
    is_caption: bool = False


PLAIN = Look()


@dataclass
class Piece:
    """A paragraph, a heading, a list, a table, or a photo; `inner` is the HTML of a list or a table."""

    kind: Kind = Kind.PARAGRAPH
    spans: list[Span] = field(default_factory=list)
    look: Look = PLAIN
    inner: str = ""
    photo: Photo | None = None
    documents: list[Document] = field(default_factory=list)
    is_title: bool = False

    @property
    def text(self) -> str:
        """The plain text of a paragraph or a heading."""
        return inline.plain(self.spans)

    @property
    def is_bold(self) -> bool:
        return inline.all_have(self.spans, "strong")

    @property
    def is_italic(self) -> bool:
        return inline.all_have(self.spans, "em")

    @property
    def is_paragraph(self) -> bool:
        return self.kind is Kind.PARAGRAPH and not self.photo

    @property
    def is_empty(self) -> bool:
        return not (self.photo or self.inner or self.spans or self.documents)


Cell = list[Piece]


def of_a_layout(rows: list[list[Cell]]) -> list[Piece]:
    """Return the pieces of a table that only arranges photos: a row of texts below a row of photos captions them."""
    found: list[Piece] = []
    above: list[Piece] = []
    for row in rows:
        cells = [[piece for piece in cell if not piece.is_empty] for cell in row]
        cells = [cell for cell in cells if cell]
        photos = [piece for cell in cells for piece in cell if piece.photo]
        if above and not photos and len(cells) == len(above) and all(len(cell) == 1 for cell in cells):
            for photo, (caption,) in zip(above, cells, strict=True):
                at = found.index(photo) + 1
                found.insert(at, _as_caption(caption))
        else:
            found += [_as_caption(piece) if photos or above else piece for cell in cells for piece in cell]
        above = photos if all(len(cell) == 1 for cell in cells) and len(photos) == len(cells) else []
    return found


def _as_caption(piece):
    if piece.is_paragraph and piece.spans:
        piece.look = piece.look._replace(is_centred=True)
    return piece
