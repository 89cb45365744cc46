"""What can be read from a path: its articles one by one, each by the reader for its kind of file."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from news.moving_in import files
from news.moving_in.files import Folder
from news.moving_in.html_page import reader as html_page
from news.moving_in.refusals import Refused
from news.moving_in.story import Story
from news.moving_in.text_page import reader as text_page
from news.moving_in.word import reader as word

MOST_BYTES = 20 * 2**20
PAGES = {".html", ".htm", ".xhtml", ".shtml", ".aspx", ".asp", ".php", ".jsp", ""}
OLDER_TEXTS = {".doc", ".docm", ".dotx", ".odt", ".rtf"}


class Entry(NamedTuple):
    """One article to be: the name that reports give it, and what reads it. Reading raises Refused or NoArticle."""

    name: str
    read: Callable[[], Story]


def entries(path: Path, photos: Path | None = None) -> Iterator[Entry]:
    """Yield what a file or a folder holds; photos and documents may lie in a second folder.

    Raises Refused if there is no such file or folder.
    """
    if not os.path.lexists(path):
        raise Refused(_("There is no such file: check its name and its folder."))
    if path.is_symlink():
        raise Refused(_("This is a link to another place, which is not followed. Name the place itself."))
    if path.is_dir():
        folder = Folder(path, photos)
        for file in folder.files:
            yield from _of_file(file, folder, file.relative_to(path).as_posix(), is_alone=False)
    else:
        yield from _of_file(path, Folder(path.parent, photos), path.name, is_alone=True)


def _of_file(path, folder, name, *, is_alone):
    """Yield the entries of one file; within a folder, files that are no articles by their kind are not told."""
    suffix = path.suffix.lower()
    if suffix == ".txt":
        yield Entry(name, lambda: text_page.read(path))
    elif suffix == ".docx" or suffix in OLDER_TEXTS:
        yield Entry(name, lambda: word.read(path))
    elif suffix in PAGES or _is_page(path):
        yield Entry(name, lambda: _page(path, folder))
    elif is_alone:
        yield Entry(name, _refusing(path))


def _page(path, folder):
    try:
        if path.lstat().st_size > MOST_BYTES:
            raise Refused(_("The page is larger than 20 MB: this is no article page."))
        return html_page.read(path, files.read(path), folder)
    except OSError as error:
        words = _("The file cannot be read: {reason}. Check its name, its folder and who may read it.")
        raise Refused(words.format(reason=error.strerror or type(error).__name__)) from error


def _is_page(path):
    """Return whether a file with an unknown ending begins as a web page, such as wget names them by their address."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            beginning = file.read(512).lower()
    except OSError:
        return False
    return b"<html" in beginning or b"<!doctype html" in beginning


def _refusing(path):
    def refuse():
        if path.is_file():
            words = _(
                "“{suffix}” is no kind of file that can be imported. Choose .html, .txt, .docx, .xlsx, .xml or .sql."
            )
            raise Refused(words.format(suffix=path.suffix or path.name))
        raise Refused(_("There is no such file: check its name and its folder."))

    return refuse
