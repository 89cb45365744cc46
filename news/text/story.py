"""Body and photos -> the story as a reader sees it."""

import re
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

PLACE = re.compile(r'<figure data-photo="(\d+)"></figure>')


def place_of(number) -> str:
    return f'<figure data-photo="{number}"></figure>'


class Text(NamedTuple):
    """A stretch of the body between two figures."""

    html: SafeString


class Figure(NamedTuple):
    """Photos that stand together and the one caption they share."""

    photos: list

    @property
    def caption(self) -> str:
        return self.photos[-1].caption

    @property
    def credits(self) -> list[str]:
        return list(dict.fromkeys(photo.credit for photo in self.photos if photo.credit))

    @property
    def shown(self) -> list:
        """The photos whose file is there."""
        return [photo for photo in self.photos if photo.image]


def story(body: str, photos) -> list[Text | Figure]:
    """The parts of the story in order: photos where they were placed, the others after the text.

    A photo without a caption shares the caption of the one that follows it at once. `body` is what html.clean() made.
    """
    waiting = {photo.pk: photo for photo in photos}
    parts, group = [], []
    for text, number in _pieces(body):
        if text.strip():
            parts += [Figure(group)] if group else []
            parts.append(Text(mark_safe(text)))
            group = []
        if photo := waiting.pop(number, None):
            group = _grouped(parts, group, photo)
    for photo in waiting.values():
        group = _grouped(parts, group, photo)
    return parts + ([Figure(group)] if group else [])


def first_photo(parts):
    """The photo a reader meets first, or None."""
    return next((photo for part in parts for photo in getattr(part, "shown", [])), None)


def _pieces(body):
    """The body cut at its places: pairs of a text and the number of the photo behind it."""
    cut = PLACE.split(body)
    return zip(cut[::2], [int(number) for number in cut[1::2]] + [None], strict=True)


def _grouped(parts, group, photo):
    """Close the figure with this photo if it has a caption; the group that goes on."""
    group = [*group, photo]
    if not photo.caption.strip():
        return group
    parts.append(Figure(group))
    return []
