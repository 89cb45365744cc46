"""The story: an article's body and photos in the order in which readers see them."""

import re
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from news.text import html

MOST_IN_A_ROW = 3
LEAST_HEADINGS = 3  # For a list of contents.
PLACE = re.compile(r'<figure data-photo="(\d+)"></figure>')


def place_of(pk) -> str:
    """Return the markup of a photo's place in the body."""
    return f'<figure data-photo="{pk}"></figure>'


_HEADING = re.compile(r"<h2\b([^<>]*)>(.*?)</h2>", re.DOTALL)


class Text(NamedTuple):
    """A part of the body between two figures."""

    html: SafeString


class Figure(NamedTuple):
    """Photos that stand together, and the one caption they share."""

    photos: list

    @property
    def caption(self) -> str:
        """The caption of the last photo, which the others share."""
        return self.photos[-1].caption

    @property
    def credits(self) -> list[str]:
        """The credits of the photos, each once."""
        return list(dict.fromkeys(photo.credit for photo in self.photos if photo.credit))

    @property
    def shown(self) -> list:
        """The photos that have a file."""
        return [photo for photo in self.photos if photo.image]


class Row(NamedTuple):
    """Figures side by side, each with its own caption."""

    figures: list[Figure]


class Heading(NamedTuple):
    """A section of the text: the id of its heading, and its words without markup."""

    id: str
    words: str


def story(body: str, photos) -> list[Text | Figure]:
    """Return the parts of the story in order: photos in their places, the others after the text.

    A photo without a caption shares that of the photo right after it. `body` is cleaned HTML (html.clean). Each photo
    that has a file gets its place among them, counted from 1, as `number`.
    """
    waiting = {photo.pk: photo for photo in photos}
    parts, group = [], []
    for text, pk in _pieces(body):
        if text.strip():
            parts += [Figure(group)] if group else []
            parts.append(Text(mark_safe(text)))
            group = []
        if photo := waiting.pop(pk, None):
            group = _grouped(parts, group, photo)
    for photo in waiting.values():
        group = _grouped(parts, group, photo)
    parts += [Figure(group)] if group else []
    for number, photo in enumerate((photo for part in parts for photo in getattr(part, "shown", [])), 1):
        photo.number = number
    return parts


def in_rows(parts) -> list[Text | Figure | Row]:
    """Return the parts with the figures joined that the reporter put in a row with the next one, at most three."""
    joined, row = [], []
    for part, following in zip(parts, [*parts[1:], None], strict=False):
        if isinstance(part, Text):
            joined.append(part)
            continue
        row.append(part)
        goes_on = part.photos[-1].layout == "row" and isinstance(following, Figure) and len(row) < MOST_IN_A_ROW
        if not goes_on:
            joined.append(Row(row) if len(row) > 1 else part)
            row = []
    return joined


def with_contents(parts) -> tuple[list, list[Heading]]:
    """Return the parts with an id in each section heading, and the headings; few headings need no list."""
    headings = []

    def numbered(found):
        headings.append(Heading(f"muc-{len(headings) + 1}", html.plain(found[2]).strip()))
        return f'<h2 id="{headings[-1].id}"{found[1]}>{found[2]}</h2>'

    marked = [Text(mark_safe(_HEADING.sub(numbered, part.html))) if isinstance(part, Text) else part for part in parts]
    return (marked, headings) if len(headings) >= LEAST_HEADINGS else (parts, [])


def first_photo(parts):
    """Return the first photo of the story, or None."""
    return next((photo for part in parts for photo in getattr(part, "shown", [])), None)


def _pieces(body):
    """Return the body cut at its photo places: pairs of a text and the primary key of the photo after it, or None."""
    cut = PLACE.split(body)
    return zip(cut[::2], [int(pk) for pk in cut[1::2]] + [None], strict=True)


def _grouped(parts, group, photo):
    """Add the photo to the group, and close the figure if it has a caption; return the group to go on with."""
    group = [*group, photo]
    if not photo.caption.strip():
        return group
    parts.append(Figure(group))
    return []
