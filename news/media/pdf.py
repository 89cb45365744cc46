"""The check of a PDF: one that readers can open, and its number of pages."""

import io

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from news.media import decoding

MAX_MEGABYTES = 50
MAX_BYTES = MAX_MEGABYTES * 2**20
# ISO 32000-1, 7.5.2: PDF readers look for the header within the first kilobyte.
HEADER_WITHIN = 1024
# PDF readers look for the end within the last kilobyte, but some servers and scanners write more behind it. Without
# an end there, pypdf would read the whole file backwards.
END_WITHIN = 64 * 1024
# A scan of 50 MB whose cross-reference table must be rebuilt takes 6 s.
decoder = decoding.Decoder(seconds=20, megabytes=500)

TOO_HEAVY = format_lazy(
    _("The document is too large: at most {megabytes} MB. Scan it with fewer dots per inch, or split it."),
    megabytes=MAX_MEGABYTES,
)
CUT = _("The document was cut short on its way: its end is missing. Open it on your computer, then send it again.")
DAMAGED = _("The document is damaged. Open it on your computer, print it to a new PDF and choose that file.")
LOCKED = _("The document asks for a password: readers could not open it. Save it without one and choose that file.")
EMPTY = _("The document has no pages. Save it as PDF anew and choose that file.")
TOO_SLOW = _("The document takes too long to open. Print it to a new PDF and choose that file.")
BUSY = _("Other documents are being looked at, and this one had to wait too long. Save again in a minute.")


def page_count(upload) -> int:
    """Return the number of pages. Raises ValidationError unless readers can open the PDF without a password."""
    upload.seek(max(0, upload.size - END_WITHIN))
    if b"%%EOF" not in upload.read(END_WITHIN):
        raise ValidationError(CUT)
    return decoded(counted, upload)


def decoded(look, upload):
    """Return what `look` returns for the content, in a child process. Raises ValidationError."""
    try:
        return decoder(look, upload)
    except decoding.OutOfBudget as error:
        raise ValidationError(TOO_SLOW) from error
    except decoding.Busy as error:
        raise ValidationError(BUSY) from error
    finally:
        upload.seek(0)


def counted(content) -> int:
    """Return the number of pages; runs in a child process, because this is the expensive part."""
    from pypdf import PdfReader  # Imported here: it takes 8 MB, and serving readers opens no document.

    if b"startxref" not in content:
        content += b"\nstartxref\n0\n%%EOF\n"  # PDF readers rebuild a table that is missing; pypdf, only a wrong one.
    try:
        reader = PdfReader(io.BytesIO(content))
        # Many documents are locked against changes only and open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValidationError(LOCKED)
        pages = len(reader.pages)
    except (ValidationError, MemoryError):
        raise
    except Exception as error:  # pypdf raises many kinds of exceptions for damaged files.
        raise ValidationError(DAMAGED) from error
    if not pages:
        raise ValidationError(EMPTY)
    return pages
