"""Zip packages such as Word files: opened with limits on how much is unpacked, and their XML without entities."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import etree

from news.moving_in.refusals import Refused

MOST_MEMBERS = 20_000
MOST_XML_BYTES = 40 * 2**20
MOST_BYTES = 1_000 * 2**20  # Unpacked, all together.
BEGINNING = 10_000
ENTITIES = gettext_lazy("The file declares entities, as no program for texts does. Save it anew and choose it again.")
OLE = b"\xd0\xcf\x11\xe0"  # Word and Excel files of 1997–2003, and newer ones with a password.


class Package:
    """A zip file whose members are read one by one; raises Refused for anything that is no sound one."""

    def __init__(self, source: Path | bytes):
        self.source = source
        with _opened(source) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
                raise Refused(_("The file would unpack to more than 1 GB: divide it into several files."))
            if any(member.flag_bits & 1 for member in members):
                raise Refused(_("The file asks for a password. Save it without one and choose it again."))
            self.sizes = {member.filename: member.file_size for member in members}

    def read(self, name: str, most: int) -> bytes:
        """Return the content of a member. Raises Refused if it has more bytes than `most`, or is damaged."""
        return read_member(self.source, name, most)

    def xml(self, name: str):
        """Return the root element of an XML member; None if there is no such member."""
        return parsed(self.read(name, MOST_XML_BYTES)) if name in self.sizes else None


class Member(NamedTuple):
    """A member of a zip file; called, it returns its content, or raises Refused as read_member() does."""

    source: Path | bytes
    name: str
    most: int

    def __call__(self) -> bytes:
        return read_member(self.source, self.name, self.most)


def read_member(source: Path | bytes, name: str, most: int) -> bytes:
    """Return the content of a member of a zip file. Raises Refused if it is larger than `most`, or damaged."""
    try:
        with _opened(source) as archive, archive.open(name) as member:
            content = member.read(most + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _damaged() from error
    if len(content) > most:
        raise Refused(_("A part of the file, “{name}”, is too large to be read.").format(name=name[:80]))
    return content


def parsed(content: bytes):
    """Return the root element of an XML document. Raises Refused if it is damaged or declares entities."""
    if b"<!DOCTYPE" in content[:BEGINNING].replace(b"\0", b""):
        raise Refused(ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged() from error
    if root.getroottree().docinfo.doctype:
        raise Refused(ENTITIES)
    return root


def _opened(source):
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _damaged() from error


def _damaged():
    return Refused(
        _("The file is damaged or was cut short. Open it on your computer, save it anew and choose it again.")
    )
