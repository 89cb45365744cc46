"""The parts of a Word file: relationships, photos, comments and notes. Nothing outside of the file is fetched."""

import posixpath
from pathlib import Path

from django.utils.translation import gettext as _

from news.media.photo_uploads import MAX_BYTES
from news.moving_in import packages
from news.moving_in.composing.inline import line
from news.moving_in.refusals import Refused, unreadable
from news.moving_in.story import File
from news.moving_in.word.names import RELATIONSHIP, STRICT, R, W

SAVE_AS_DOCX = "Word › File › Save As › Word Document (.docx)"
SAVE_AS_DOCX_IN_LIBREOFFICE = "LibreOffice › File › Save As › Word 2010–365 Document (.docx)"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
MOST_KIND_BYTES = 1000


class WordFile:
    """The parts of a .docx file. Raises Refused for any other file, with what to do."""

    def __init__(self, source: Path | bytes):
        _refuse_others(_beginning(source))
        self.package = packages.Package(source)
        names = self.package.sizes
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refused(_("The file holds macros, which are not opened. Save it as {way}.").format(way=SAVE_AS_DOCX))
        if "mimetype" in names and self.package.read("mimetype", MOST_KIND_BYTES).startswith(OPEN_DOCUMENT):
            words = _("This is a file of LibreOffice. Open it there and save it as {way}.")
            raise Refused(words.format(way=SAVE_AS_DOCX_IN_LIBREOFFICE))
        self.document = self._part("word/document.xml")
        if self.document is None:
            raise Refused(_("This is no Word document. Save it as {way}.").format(way=SAVE_AS_DOCX))
        self.styles = self._part("word/styles.xml")
        self.numbering = self._part("word/numbering.xml")
        self.relationships = self._relationships()

    def link(self, key: str) -> str:
        """Return the address of an outside link; "" if it is none of the web."""
        target, is_outside = self.relationships.get(key, ("", False))
        return target if is_outside and target.startswith(("http://", "https://", "mailto:")) else ""

    def photo(self, key: str) -> tuple[File | None, str]:
        """Return a photo's file and name; no file if it is linked from outside or missing."""
        target, is_outside = self.relationships.get(key, ("", False))
        member = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
        if target.startswith("/"):
            member = target.lstrip("/")
        if is_outside or member not in self.package.sizes:
            return None, target
        read = packages.Member(self.package.source, member, MAX_BYTES)
        return File(posixpath.basename(member), self.package.sizes[member], read), posixpath.basename(member)

    def remarks(self) -> list[str]:
        """Return comments, footnotes and endnotes as lines for the editor."""
        found = []
        for part, tag, words in (
            ("comments", "comment", _("comment by {author}: “{text}”")),
            ("footnotes", "footnote", _("footnote: “{text}”")),
            ("endnotes", "endnote", _("footnote: “{text}”")),
        ):
            root = self._part(f"word/{part}.xml")
            for element in root.iter(W + tag) if root is not None else ():
                text = line("".join(element.itertext(W + "t")))
                found += [words.format(author=element.get(W + "author", "?")[:80], text=text)] if text else []
        return found

    def _part(self, name):
        if name not in self.package.sizes:
            return None
        content = self.package.read(name, packages.MOST_XML_BYTES)
        for strict, usual in STRICT.items():
            content = content.replace(strict, usual)
        return packages.parsed(content)

    def _relationships(self):
        root = self._part("word/_rels/document.xml.rels")
        found = root.iter(RELATIONSHIP) if root is not None else ()
        return {one.get("Id", ""): (one.get("Target", ""), one.get("TargetMode") == "External") for one in found}


def embedded(element) -> str:
    """Return the key of the photo that a drawing's blip or a VML picture shows."""
    return element.get(R + "embed") or element.get(R + "id") or element.get(R + "link") or ""


def _beginning(source):
    if isinstance(source, bytes):
        return source[:8]
    try:
        with source.open("rb") as file:
            return file.read(8)
    except OSError as error:
        raise unreadable(error) from error


def _refuse_others(beginning):
    if beginning.startswith(packages.OLE):
        words = _("This is a file of Word 1997–2003 or one with a password. Open it in Word and save it as {way}.")
        raise Refused(words.format(way=SAVE_AS_DOCX))
    if beginning.startswith(b"%PDF"):
        raise Refused(_("This is a PDF. Choose the Word file that it was made of, or attach the PDF as a document."))
    if beginning.startswith(b"{\\rtf"):
        raise Refused(_("This is an RTF file. Open it in Word and save it as {way}.").format(way=SAVE_AS_DOCX))
    if not beginning.startswith(b"PK"):
        raise Refused(_("This is no Word document. Save it as {way}.").format(way=SAVE_AS_DOCX))
