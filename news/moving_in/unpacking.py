"""Zip files of pages and photos: unpacked into a folder of their own, with limits and without links."""

import hashlib
import os
import shutil
import tempfile
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from news.moving_in.refusals import Refused

MOST_MEMBERS = 400_000
MOST_BYTES = 20 * 2**30
MOST_RATIO = 200  # Unpacked against packed; texts reach 20.
FREE_BYTES = 2 * 2**30  # What must stay free on the disk.
KEPT_SECONDS = 2 * 24 * 3600  # Between a dry run and its import; what is needed later is unpacked anew.
UNFINISHED = ".part"  # Of the name of a folder that is being unpacked or removed.
_CHUNK = 2**20
_IS_LINK, _KIND = 0o120000, 0o170000
UNSOUND = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, FileExistsError, ValueError)
LONGEST_NAME = 250  # Bytes; disks take 255.
_IS_UTF8 = 0x800  # Of a member's flags (APPNOTE 4.4.4, bit 11).


def folder_of(path: Path) -> Path:
    """Return the folder with what a zip file holds, unpacked if it is not yet. Raises Refused for no sound zip file."""
    target = _target(path)
    if not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(suffix=UNFINISHED, dir=target.parent) as part:
            whole = Path(part, "whole")
            whole.mkdir()
            _unpack(path, whole)
            with suppress(OSError):  # Another process was faster.
                whole.rename(target)
    os.utime(target)  # So that clean() knows that it is used.
    return target


def forget(path: Path):
    """Remove what was unpacked of a file."""
    with suppress(OSError):  # The file itself may be gone; then clean() removes its folder one day.
        _remove(_target(path))


def clean(in_use: Iterable[Path]):
    """Remove what was unpacked and not used for long, and what a killed process left, but nothing of files in use."""
    kept = {_target(path) for path in in_use if path.is_file()}
    folder = settings.IMPORT_DIR / "unpacked"
    for one in set(folder.iterdir() if folder.is_dir() else ()) - kept:
        with suppress(FileNotFoundError):  # Another process removed it.
            if one.stat().st_mtime < time.time() - KEPT_SECONDS:
                _remove(one)


def _target(path):
    about = path.stat()
    key = hashlib.sha256(f"{path} {about.st_size} {about.st_mtime_ns}".encode()).hexdigest()[:24]
    return settings.IMPORT_DIR / "unpacked" / key


def _remove(folder):
    """Remove a folder; it is renamed first, so that a process that is killed meanwhile leaves no half as a whole."""
    gone = folder.with_name(f"{folder.name.removesuffix(UNFINISHED)}{UNFINISHED}")
    with suppress(FileNotFoundError):
        folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _unpack(path, target):
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check(members, path)
            for member in members:
                if place := _place(member, target):
                    place.parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(member) as source, place.open("wb") as file:
                        shutil.copyfileobj(source, file, _CHUNK)
    except UNSOUND as error:
        raise Refused(
            _("The zip file is damaged or asks for a password. Pack the folder anew and choose it.")
        ) from error
    except NotADirectoryError as error:
        raise Refused(_("In the zip file a file and a folder have the same name. Pack the folder anew.")) from error


def _check(members, path):
    whole = sum(member.file_size for member in members)
    free = shutil.disk_usage(settings.IMPORT_DIR).free
    if len(members) > MOST_MEMBERS or whole > min(MOST_BYTES, MOST_RATIO * max(path.stat().st_size, _CHUNK)):
        raise Refused(
            _("The zip file would unpack to far more than it may. Divide it, or put the folder on the server.")
        )
    if whole > free - FREE_BYTES:
        raise Refused(_("There is not enough room on the disk to unpack this file."))


def _place(member, target):
    """Return where a member goes; None for links, and for names that climb out of the folder."""
    name = _named(member)
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_link = (member.external_attr >> 16) & _KIND == _IS_LINK
    if is_link or not parts or name.startswith("/") or ".." in parts or ":" in parts[0]:
        return None
    return target.joinpath(*(part.encode()[-LONGEST_NAME:].decode(errors="ignore") for part in parts))


def _named(member):
    """Return the name of a member as it was meant: without the mark of UTF-8, it is of the program that packed it."""
    if member.flag_bits & _IS_UTF8 or member.filename.isascii():
        return member.filename
    written = member.filename.encode("cp437")  # As zipfile reads such names.
    try:
        return written.decode()  # Finder of macOS.
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", written.decode("cp1258", errors="replace"))  # Explorer of Windows.
