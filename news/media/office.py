"""The check of an office document: .docx, .xlsx, .odt or .ods, complete in itself and without anything that runs."""

import io
import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.media.pdf import LOCKED

MOST_ENTRIES = 5000
MOST_UNPACKED = 300 * 2**20
CHUNK = 256 * 1024
LONGEST_FIELDS = 100_000

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = {WORD: "docx", EXCEL: "xlsx"}
MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MACRO_PARTS = re.compile(r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|/activex/|^basic/|^scripts/", re.IGNORECASE)
OBJECT_PARTS = re.compile(r"/embeddings/|oleobject\d*\.bin$", re.IGNORECASE)
LINKED_PARTS = re.compile(r"/externallinks/|/connections\.xml$|/querytables/", re.IGNORECASE)
# Field codes of Word that take content from elsewhere.
FETCHING_FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|\.\./", re.IGNORECASE)
CLIMBING = re.compile(r"^/|\\|(^|/)\.\.(/|$)|^[a-z]:", re.IGNORECASE)

OTHER = _("Only PDF, .docx, .xlsx, .odt and .ods are taken. Save the document in one of these and choose that file.")
DAMAGED = _("The document is damaged. Open it on your computer, save it anew and choose that file.")
TOO_MUCH = _("The document unpacks to more than a document holds. Save it as PDF and choose that file.")
MACROS = _(
    "The document contains macros or controls, which may do harm on readers' computers. Save it as .docx or .xlsx "
    "without macros, or as PDF, and choose that file."
)
OBJECTS = _(
    "Another file is embedded in the document. Delete it or replace it by a picture, or save the document as PDF, and "
    "choose that file."
)
LINKED = _(
    "The document takes content from other files or sites. In Excel choose Data – Edit Links – Break Link, in Word "
    "copy the text into a new document, or save it as PDF; then choose that file."
)


def examined(content: bytes) -> str:
    """Return the kind: docx, xlsx, odt or ods. Raises ValidationError; runs in a child process, as files may bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_entries(archive.infolist())
            kind, look = _kind(archive)
            for entry in archive.infolist():
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _read(archive, entry, look(entry.filename))
    except (ValidationError, MemoryError):
        raise
    except Exception as error:  # zipfile and its decompressors raise many kinds of exceptions for damaged files.
        raise ValidationError(DAMAGED) from error
    return kind


def _check_entries(entries):
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise ValidationError(TOO_MUCH)
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names) or any(CLIMBING.search(name) for name in names):
        raise ValidationError(DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValidationError(LOCKED)
    for pattern, words in ((MACRO_PARTS, MACROS), (OBJECT_PARTS, OBJECTS), (LINKED_PARTS, LINKED)):
        if any(pattern.search(name) for name in names):
            raise ValidationError(words)


def _kind(archive) -> tuple[str, Callable]:
    """Return the kind by what the document says of itself, and what returns the handler of each of its parts."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        types: list[str] = []
        _read(archive, archive.getinfo("[Content_Types].xml"), lambda _tag, said: types.append(said.get("ContentType")))
        if any("macroEnabled" in (kind or "") for kind in types):
            raise ValidationError(MACROS)
        kinds = [TYPES[kind] for kind in types if kind in TYPES]
        if len(kinds) == 1:
            return kinds[0], lambda name: _relationship if name.endswith(".rels") else _WordFields()
    elif "mimetype" in names:
        kind = MIMETYPES.get(archive.read("mimetype")[:100].strip())
        if kind:
            return kind, lambda name: _open_document
    raise ValidationError(OTHER)


def _read(archive, entry, begins):
    """Parse a part; `begins` is called with tag and attributes, without namespaces, of each element."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, said: begins(_local(tag), {_local(name): said[name] for name in said})
    if hasattr(begins, "text"):
        parser.CharacterDataHandler = begins.text
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _local(name):
    return name.rpartition(" ")[2]


def _refuse_doctype(*declared):
    """Refuse entities: neither kind of document has a document type."""
    raise ValidationError(DAMAGED)


def _relationship(tag, said):
    """Check a relationship of OOXML: only links for readers may lead outside of the document."""
    if tag == "Relationship" and said.get("TargetMode", "").lower() == "external":
        is_link = said.get("Type", "").endswith("/hyperlink")
        if not is_link or not WEB_ADDRESS.match(said.get("Target", "")):
            raise ValidationError(LINKED)


class _WordFields:
    """Checks the field codes of a part of OOXML; a code may be cut into several runs."""

    def __init__(self):
        self._is_code, self._codes = False, ""

    def __call__(self, tag, said):
        self._is_code = tag == "instrText"
        if self._is_code:
            self._codes = self._codes[-LONGEST_FIELDS:]
        else:
            self._check(said.get("instr", "") if tag == "fldSimple" else "")

    def text(self, text):
        if self._is_code:
            self._codes += text
            self._check(self._codes)

    @staticmethod
    def _check(code):
        if code and FETCHING_FIELDS.search(code):
            raise ValidationError(LINKED)


def _open_document(tag, said):
    """Check an element of OpenDocument (its manifest and settings too)."""
    if tag == "encryption-data":
        raise ValidationError(LOCKED)
    if tag in ("event-listener", "script") or said.get("media-type") == "application/binary":
        raise ValidationError(MACROS)
    if "oleobject" in said.get("media-type", "") or tag == "object-ole":
        raise ValidationError(OBJECTS)
    if tag in ("dde-link", "dde-source", "database-source-sql", "database-source-table"):
        raise ValidationError(LINKED)
    # The template of which a document was made is named and not opened.
    target = said.get("href", "")
    if tag not in ("a", "template") and ELSEWHERE.match(target):
        raise ValidationError(LINKED)
    if tag == "a" and target and not WEB_ADDRESS.match(target):
        raise ValidationError(LINKED)
