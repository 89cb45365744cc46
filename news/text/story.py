"""The story: an article's body and photos in the order in which readers see them."""

import re
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

PLACE = re.compile(r'<figure data-photo="(\d+)"></figure>')


def place_of(pk) -> str:
    """Return the markup of a photo's place in the body."""
    return f'<figure data-photo="{pk}"></figure>'


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
