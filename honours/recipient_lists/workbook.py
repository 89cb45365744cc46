"""Reads the sheets of an XLSX file in a child process, with limits of time and memory."""

import datetime
import io
import itertools
import re
import unicodedata
import zipfile
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.media import decoding

MAX_BYTES = 10 * 2**20
MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 6000, 60, 2000
MOST_EMPTY_ROWS = 500  # Behind these, a sheet is only formatted, down to its row 1,048,576.
# 6,000 rows of 30 columns take 2 s and 60 MB beside the interpreter's own.
decoder = decoding.Decoder(seconds=15, megabytes=400)

NO_WORKBOOK = _("This is not an Excel workbook (.xlsx). Open the list in Excel, save it as .xlsx and choose that file.")
OLD_WORKBOOK = _(
    "This is a workbook of an old kind (.xls) or one with a password. Save it as .xlsx without a password and choose "
    "that file."
)
TOO_HEAVY = _("The workbook is too large: at most 10 MB. Take out pictures and other sheets.")
TOO_LONG = _("A sheet has more than 6,000 rows. Divide the list and read one part after the other.")
DAMAGED = _("The workbook is damaged. Open it in Excel, save it under a new name and choose that file.")
TOO_SLOW = _("The workbook takes too much time or memory. Copy the list into a new workbook and choose that file.")
BUSY = _("Other files are being looked at, and this one had to wait too long. Choose it again in a minute.")

Area = tuple[int, int, int, int]
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


class Sheet(NamedTuple):
    """A visible sheet; a row is its number in the sheet and the texts of its cells, merged ones filled."""

    title: str
    rows: list[tuple[int, list[str]]]


def sheets(upload) -> list[Sheet]:
    """Return the visible sheets of an uploaded workbook; raises ValidationError with what to do about the file."""
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY)
    upload.seek(0)
    beginning = upload.read(8)
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(OLD_WORKBOOK)
    if not beginning.startswith(b"PK"):
        raise ValidationError(NO_WORKBOOK)
    try:
        return decoder(read, upload)
    except decoding.OutOfBudget as error:
        raise ValidationError(TOO_SLOW) from error
    except decoding.Busy as error:
        raise ValidationError(BUSY) from error


def read(content: bytes) -> list[Sheet]:
    """Return the visible sheets; runs in a child process."""
    from openpyxl import load_workbook  # Imported here: serving readers opens no workbook.

    try:
        if not any(name.startswith("xl/") for name in zipfile.ZipFile(io.BytesIO(content)).namelist()):
            raise ValidationError(NO_WORKBOOK)  # An OpenDocument table or a Word file.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [Sheet(sheet.title, _rows(sheet, _merged(sheet))) for sheet in visible]
    except (ValidationError, MemoryError):
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, IndexError):
        raise ValidationError(DAMAGED) from None


def _rows(sheet, merged):
    sheet.reset_dimensions()  # Some programs write a wrong one.
    rows, empty = [], 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        texts = [text(value) for value in cells]
        empty = 0 if any(texts) else empty + 1
        if empty > MOST_EMPTY_ROWS:
            break
        if number > MOST_ROWS + MOST_EMPTY_ROWS:
            raise ValidationError(TOO_LONG)
        rows.append((number, texts))
    _fill(rows, merged)
    return [(number, _without_its_end(texts)) for number, texts in rows if any(texts)]


def _without_its_end(texts):
    return texts[: max(place for place, text in enumerate(texts, start=1) if text)]


def _merged(sheet) -> list[Area]:
    """Return the merged areas, which openpyxl leaves out when it only reads; they stand behind the rows."""
    with sheet.parent._archive.open(sheet._worksheet_path) as source:
        tail, areas = b"", []
        while piece := source.read(2**16):
            piece = tail + piece
            areas += [_area(*found.groups()) for found in MERGED.finditer(piece)]
            tail = piece[piece.rfind(b"<") :][-300:]
    return list(dict.fromkeys(areas))


def _area(left, top, right, bottom):
    return int(top), _column(left), int(bottom), _column(right)


def _column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _fill(rows, merged):
    """Write the text of each merged area into all of its cells."""
    for top, left, bottom, right in merged:
        if top > len(rows) or left > len(rows[top - 1][1]):
            continue
        value = rows[top - 1][1][left - 1]
        lines = rows[top - 1 : bottom]
        for (_number, texts), place in itertools.product(lines, range(left - 1, min(right, MOST_COLUMNS))):
            texts += [""] * (place + 1 - len(texts))
            texts[place] = value


def text(value) -> str:
    """Return what a cell shows, in one line and composed, as patterns with marks expect it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%d/%m/%Y}"
    return " ".join(unicodedata.normalize("NFC", str(value)[:MOST_CHARACTERS]).split())
