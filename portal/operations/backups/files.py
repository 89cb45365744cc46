"""Files of a backup: copied, or linked with the backup before if nothing changed; with their checksums."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from portal.operations.refusal import Refusal

SUMS = "SHA256SUMS"  # As `sha256sum --check` reads it.
DRAFT = ".partial-"


def listed(folder: Path) -> Iterator[Path]:
    """Yield every file under the folder, relative to it."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder)


def copy(source: Path, target: Path, before: Path | None = None):
    """Copy what is in the source and not, or not so, in the target; link what the folder `before` has unchanged.

    Uploads get a new name whenever they change, so that size and time tell whether a file is the same.
    """
    for name in listed(source):
        if is_draft(name) or _are_same(source / name, target / name):
            continue
        draft = (target / name).with_name(f"{DRAFT}{name.name}")
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        if not (before and _are_same(source / name, before / name) and _linked(before / name, draft)):
            try:
                shutil.copy2(source / name, draft)
            except FileNotFoundError:
                continue  # It was deleted meanwhile.
        os.replace(draft, target / name)


def is_draft(name: Path) -> bool:
    """Return whether a copy broke off here: a file has its own name when all of it is there."""
    return name.name.startswith(DRAFT)


def _are_same(file, known):
    try:
        now, then = file.stat(), known.stat()
    except FileNotFoundError:
        return False
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _linked(known, wanted):
    try:
        os.link(known, wanted)
    except OSError:
        return False  # A file system without links, or one that has as many of this file as it can.
    return True


def write_sums(folder: Path, before: Path | None = None):
    """Write the checksum of every file in the folder; those of linked files are known from the backup before."""
    known = sums(before) if before else {}
    lines = []
    for name in listed(folder):
        is_linked = before and str(name) in known and (folder / name).samefile(before / name)
        lines.append(f"{known[str(name)] if is_linked else checksum(folder / name)}  {name}\n")
    (folder / SUMS).write_text("".join(lines))


def sums(folder: Path) -> dict[str, str]:
    """Return the checksums by name of file, as the backup tells them."""
    lines = (folder / SUMS).read_text().splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def check(folder: Path):
    """Refuse a backup of which a file is missing or has changed; each is read."""
    for name, digest in sums(folder).items():
        path = folder / name
        if not path.is_file() or checksum(path) != digest:
            text = _("The backup is damaged: {name} is missing or not as it was written. Take the backup before it.")
            raise Refusal(text.format(name=name))


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
