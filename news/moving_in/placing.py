"""Photos for a page that only tells where photos stood: the files of a folder, in the order of their names."""

import os
import re
from pathlib import Path

from django.utils.translation import gettext as _

from news.moving_in.files import File, file_at
from news.moving_in.story import Photo, Story

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic"}
_NUMBER = re.compile(r"([0-9]+)")


def fill(story: Story, folder: Path):
    """Fill the empty places of the story in order; photos that are left over stand after its text."""
    files = photos_in(folder)
    empty = [photo for photo in story.photos() if photo.file is None and not photo.name]
    if not files:
        return
    for photo, file in zip(empty, files, strict=False):
        photo.file, photo.name = file, file.name
    story.blocks += [Photo(file, name=file.name) for file in files[len(empty) :]]
    if len(files) != len(empty):
        words = _("the page has {places} places for photos, but in “{folder}” there are {photos}: check the captions")
        story.doubts.append(words.format(places=len(empty), folder=folder.name, photos=len(files)))


def photos_in(folder: Path) -> list[File]:
    """Return the photos right in a folder, "2.jpg" before "10.jpg"; none if it is a link or no folder."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    entries = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    paths = [Path(entry.path) for entry in entries if Path(entry.name).suffix.lower() in SUFFIXES]
    return [file_at(path) for path in sorted(paths, key=_in_order)]


def _in_order(path):
    return [(part.isdecimal(), int(part) if part.isdecimal() else part) for part in _NUMBER.split(path.name.casefold())]
