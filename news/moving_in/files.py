"""The files that came along with pages: found by the name that a page gives them, within one folder only."""

import os
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from news.moving_in.story import File

MOST_FILES = 400_000
LONGEST_ADDRESS = 4_000


class Folder:
    """The files below a folder, found once; links are not followed, so nothing outside of it is read."""

    def __init__(self, root: Path, photos: Path | None = None):
        self.root, self.photos = root, photos

    @cached_property
    def files(self) -> list[Path]:
        """The files below the folder itself, in order."""
        return list(islice(_walk(self.root), MOST_FILES))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        others = islice(_walk(self.photos), MOST_FILES) if self.photos else ()
        for path in chain(self.files, others):
            found[_folded(path.name)].append(str(path))
        return found

    def of_photos(self, page: Path, *, is_alone: bool) -> Path:
        """Return the folder with the photos of a page that does not name them: one that is called like the page.

        If the page is the only one that is imported, it may be the second folder itself.
        """
        called_alike = [base / page.stem for base in (self.photos, page.parent) if base]
        others = [self.photos] if self.photos and is_alone else []
        return next((folder for folder in [*called_alike, *others] if folder.is_dir()), page.parent / page.stem)

    def find(self, address: str, page: Path | None = None) -> File | None:
        """Return the file that a page means, wherever on the web it stood: the one whose path ends most alike.

        None if there is none, or if several are as much alike.
        """
        path = self.path(address, page)
        return file_at(path) if path else None

    def path(self, address: str, page: Path | None = None) -> Path | None:
        """Return the path of the file that find() returns, or None."""
        parts = next((parts for parts in _spellings(address) if _folded(parts[-1]) in self._by_name), None)
        if parts is None:
            return None
        beside = str(page.parent) if page else ""
        ranked = sorted(
            ((_alike(parts, path, beside), path) for path in self._by_name[_folded(parts[-1])]), reverse=True
        )
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return None
        return Path(ranked[0][1])


def _folded(name):
    """Return what all spellings of a name have in common; programs of Apple decompose the letters of names."""
    return unicodedata.normalize("NFC", name).casefold()


def _walk(folder) -> Iterator[Path]:
    """Yield the files below a folder; links are neither followed nor told, nor are folders that cannot be read."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def file_at(path: Path) -> File:
    """Return the file at a path; what stands there must not be a link when it is read."""
    return File(path.name, path.lstat().st_size, partial(read, path))


def read(path: Path) -> bytes:
    """Return the content of a regular file. Raises OSError for anything else, such as a link or a pipe."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{path} is no file")
        return file.read()


def printable(path: Path | str) -> str:
    """Return the path as text; file names may hold bytes that are no text."""
    return os.fsencode(path).decode(errors="replace")


def _spellings(address):
    """Yield the parts of an address as a file may be called: with its query, without, or as an earlier part says."""
    if len(address) > LONGEST_ADDRESS:
        return
    try:
        split = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:  # Such as "http://[".
        return
    parts = [part for part in unquote(split.path).split("/") if part not in ("", ".", "..")]
    if parts and split.query:
        yield [*parts[:-1], f"{parts[-1]}?{unquote(split.query)}"]
    while parts:
        yield parts
        parts = parts[:-1]
        while parts and "." not in parts[-1]:
            parts = parts[:-1]


def _alike(parts, path, beside):
    """Return how many last parts of a path are those of the address, and whether it lies where the page points."""
    written = [_folded(part) for part in parts]
    found = _folded(path).split("/")
    same = 0
    while same < min(len(written), len(found)) and written[-1 - same] == found[-1 - same]:
        same += 1
    return same, bool(beside) and _folded(path) == _folded(os.path.normpath(os.path.join(beside, *parts)))
