"""The check of a document that readers may download: which kind it is by its content, and its number of pages."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.media import decoding, office, pdf

KINDS = ("pdf", "docx", "xlsx", "odt", "ods")
ZIP, OLE, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"

OLD_FORMAT = _(
    "This is a document of Word or Excel in an old format (.doc, .xls), or one with a password. Open it, choose Save "
    "as, take .docx or .xlsx without a password, and choose that file."
)
OLD_TEXT = _("This is an .rtf document. Open it, choose Save as, take .docx or PDF, and choose that file.")


class Examined(NamedTuple):
    """The kind of a document, one of KINDS, and its number of pages; 0 where only its program knows."""

    kind: str
    pages: int


@decoding.once
def examined(upload) -> Examined:
    """Return kind and pages, whatever the file is called. Raises ValidationError in words that say what to do."""
    if upload.size > pdf.MAX_BYTES:
        raise ValidationError(pdf.TOO_HEAVY)
    upload.seek(0)
    head = upload.read(pdf.HEADER_WITHIN)
    upload.seek(0)
    if head.startswith(ZIP):
        return Examined(pdf.decoded(office.examined, upload), 0)
    if head.startswith(OLE):
        raise ValidationError(OLD_FORMAT)
    if head.startswith(RTF):
        raise ValidationError(OLD_TEXT)
    if b"%PDF-" not in head:
        raise ValidationError(office.OTHER)
    return Examined("pdf", pdf.page_count(upload))
