"""What can be read from a path: its articles one by one, each by the reader for its kind of file."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from news.moving_in import files, placing, unpacking
from news.moving_in.excel_list import ExcelList
from news.moving_in.exports import nukeviet, wordpress
from news.moving_in.files import Folder
from news.moving_in.html_page import reader as html_page
from news.moving_in.refusals import Refused, unreadable
from news.moving_in.story import Story
from news.moving_in.text_page import reader as text_page
from news.moving_in.word import reader as word

MOST_BYTES = 20 * 2**20
MOST_EXPORT_BYTES = 3 * 2**30
PAGES = {".html", ".htm", ".xhtml", ".shtml", ".aspx", ".asp", ".php", ".jsp", ""}
WORD_FILES = {".docx", ".doc", ".docm", ".dotx", ".odt", ".rtf"}


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
        yield from _of_folder(Folder(path, photos))
    elif path.suffix.lower() == ".zip":
        yield from _of_folder(Folder(unpacking.folder_of(path), photos))
    else:
        yield from _of_file(path, Folder(path.parent, photos), path.name, is_alone=True)


def _of_folder(folder):
    """Yield the articles of lists in Excel first; the files that they name are none of their own."""
    named: set[Path] = set()
    for path in folder.files:
        if path.suffix.lower() == ".xlsx" and (listed := _list(path, folder)):
            named |= listed.named()
            yield from _of_list(listed, path.relative_to(folder.root).as_posix())
    for path in folder.files:
        if path not in named:
            yield from _of_file(path, folder, path.relative_to(folder.root).as_posix(), is_alone=False)


def _of_file(path, folder, name, *, is_alone):
    """Yield the entries of one file; within a folder, files that are no articles by their kind are not told."""
    suffix = path.suffix.lower()
    if suffix == ".sql":
        yield from _of_export(name, lambda: _checked(path, nukeviet.Database, folder), _of_database)
    elif suffix == ".xml" and (is_alone or _begins_with(path, b"wordpress.org/export")):
        yield from _of_export(name, lambda: _checked(path, _wordpress, folder), _of_wordpress)
    elif suffix == ".xlsx" and is_alone:
        yield from _of_export(name, lambda: ExcelList(path, folder, partial(_one, folder=folder)), _of_list)
    elif suffix == ".txt" or suffix in WORD_FILES or suffix in PAGES or _begins_with(path, b"<html", b"<!doctype html"):
        yield Entry(name, partial(_one, path, folder, is_alone=is_alone))
    elif is_alone:
        yield Entry(name, partial(_refuse, path))


def _one(path: Path, folder: Folder, *, is_alone: bool = False) -> Story:
    """Return the story of a file that holds one article."""
    suffix = path.suffix.lower()
    if suffix == ".txt":
        story = text_page.read(path)
        placing.fill(story, folder.of_photos(path, is_alone=is_alone))
        return story
    if suffix in WORD_FILES:
        return word.read(path)
    try:
        if path.lstat().st_size > MOST_BYTES:
            raise Refused(_("The page is larger than 20 MB: this is no article page."))
        return html_page.read(path, files.read(path), folder)
    except OSError as error:
        raise unreadable(error) from error


def _of_export(name, opened, of_opened):
    """Yield the entries of a file with many articles, or one that tells why it cannot be opened."""
    try:
        export = opened()
    except Refused as refusal:
        yield Entry(name, partial(_raise, refusal))
        return
    yield from of_opened(export, name)


def _of_list(listed, name):
    words = _("row {number}")
    for row in listed.rows:
        yield Entry(f"{name}: {words.format(number=row.number)}", partial(listed.story, row))
    if not listed.rows:
        words = _("The workbook holds no list of articles: its first row names columns such as “Tiêu đề” and “Tệp”.")
        yield Entry(name, partial(_raise, Refused(words)))


def _of_database(database, name):
    for module, key, title in database.articles():
        yield Entry(f"{name}: {key} {title}", partial(database.story, module, key))


def _of_wordpress(export, name):
    try:
        for title, item in export.posts():
            yield Entry(f"{name}: {title}", partial(export.story, item))
    except Refused as refusal:
        yield Entry(name, partial(_raise, refusal))


def _wordpress(path, folder):
    if not _begins_with(path, b"wordpress.org/export"):
        words = _("This is no export of WordPress. Feeds and site maps hold addresses only: save the pages themselves.")
        raise Refused(words)
    return wordpress.Export(path, folder)


def _checked(path, reader, folder):
    if path.lstat().st_size > MOST_EXPORT_BYTES:
        raise Refused(_("The file is larger than 3 GB: export the news alone, without logs and statistics."))
    return reader(path, folder)


def _list(path, folder):
    """Return the list that a workbook in a folder holds; None for one that is only a document."""
    try:
        listed = ExcelList(path, folder, partial(_one, folder=folder))
    except Refused:
        return None
    return listed if listed.rows else None


def _begins_with(path, *signs):
    """Return whether one of the signs is in the first 4 kB of a file, in lower case."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            beginning = file.read(4096).lower()
    except OSError:
        return False
    return any(sign in beginning for sign in signs)


def _refuse(path):
    if path.is_file():
        words = _("“{suffix}” is no kind of file that can be imported. Choose .html, .txt, .docx, .xlsx, .xml or .sql.")
        raise Refused(words.format(suffix=path.suffix or path.name))
    raise Refused(_("There is no such file: check its name and its folder."))


def _raise(refusal):
    raise refusal
