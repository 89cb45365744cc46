"""The neutral story: what every reader makes of an article, whatever portal or program it comes from."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from news.text.story import place_of


class Kind(Enum):
    """What a text is; the value is its HTML element."""

    PARAGRAPH = "p"
    HEADING = "h2"
    SUBHEADING = "h3"
    BULLETS = "ul"
    NUMBERS = "ol"
    TABLE = "table"
    QUOTE = "blockquote"


class Text(NamedTuple):
    """A block of the body; `html` is what stands inside its element, with escaped text."""

    kind: Kind
    html: str


class File(NamedTuple):
    """A photo or a document that came along; `read` returns its content."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass
class Photo:
    """A photo in its place; without a file only the place. `name` says which file is missing."""

    file: File | None = None
    caption: str = ""
    shares_caption: bool = False
    credit: str = ""
    alt: str = ""
    name: str = ""


class Document(NamedTuple):
    """A document to be attached; `name` says which file is missing."""

    title: str
    file: File | None
    name: str = ""


class Film(NamedTuple):
    """A film that the page lists beside the article."""

    kind: str
    title: str
    date: date


@dataclass
class Story:
    """An article of another portal or of a file.

    `category` is its path on the old portal, from the first level down. `addresses` are its old addresses, the first
    one the canonical; `numbers` are addresses that only number it, so that another portal may have the same for another
    article. `person` is the old portal's account of its author. `known_as` identifies every copy of it; without one,
    the content does.
    """

    title: str
    blocks: list[Text | Photo]
    lead: str = ""
    source: str = ""
    byline: str = ""
    person: str = ""
    published_at: datetime | None = None
    views: int = 0
    category: tuple[str, ...] = ()
    addresses: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    films: list[Film] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    is_draft: bool = False
    known_as: str = ""

    def photos(self) -> list[Photo]:
        """Return the photos in order."""
        return [block for block in self.blocks if isinstance(block, Photo)]

    def count(self, *kinds: Kind) -> int:
        """Return how many texts of these kinds there are."""
        return len([block for block in self.blocks if isinstance(block, Text) and block.kind in kinds])

    def identity(self) -> str:
        """Return a hash that is the same for every copy of this story, whatever its view count."""
        return self.known_as or hashlib.sha256("\n".join(self._words()).encode()).hexdigest()

    def body(self, photo_pks: Iterable[int]) -> str:
        """Return the blocks as HTML, with the photos of these primary keys in their places."""
        places = map(place_of, photo_pks)
        return "".join(next(places) if isinstance(block, Photo) else _element(block) for block in self.blocks)

    def _words(self) -> Iterator[str]:
        yield from (self.title, self.lead)
        for block in self.blocks:
            yield block.caption if isinstance(block, Photo) else block.html


def _element(text):
    return f"<{text.kind.value}>{text.html}</{text.kind.value}>"
