"""The reader of lists in Excel: each row names a file, and tells title, date, category and views of its article."""

import datetime
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _

from news.moving_in import categories, packages
from news.moving_in.composing import composition, dates
from news.moving_in.composing.inline import line
from news.moving_in.files import Folder
from news.moving_in.refusals import Refused
from news.moving_in.story import Story
from news.text import vietnamese

MOST_ROWS = 50_000
HEADER_WITHIN = 30
COLUMNS = {
    "title": "tieu de|ten bai|ten tin bai|ten bai viet|tit|title",
    "date": "ngay dang|ngay|ngay xuat ban|thoi gian|ngay dang tin|date",
    "category": "chuyen muc|danh muc|muc|category",
    "byline": "tac gia|nguoi viet|but danh|author",
    "views": "luot xem|so luot xem|luot doc|views",
    "address": "dia chi cu|duong dan|duong dan cu|dia chi|link|url",
    "file": "tep|ten tep|file|ten file|tep word|tap tin",
    "source": "nguon|nguon tin|source",
    "lead": "sapo|tom tat|trich dan|lead",
}
NAMES = {name: column for column, names in COLUMNS.items() for name in names.split("|")}


class Row(NamedTuple):
    """A row of the list: its number in the sheet, and its cells by column."""

    number: int
    cells: dict


class ExcelList:
    """A workbook with a row for each article; `read` reads the file that a row names.

    Raises Refused for a file that is no workbook, or none with such a list.
    """

    def __init__(self, path: Path, folder: Folder, read: Callable[[Path], Story]):
        self.path, self.folder, self.read = path, folder, read
        self.rows = list(self._rows())

    def named(self) -> set[Path]:
        """Return the files that the list names."""
        found = (self.folder.path(str(row.cells["file"])) for row in self.rows if row.cells.get("file"))
        return {path for path in found if path}

    def story(self, row: Row) -> Story:
        """Return the article of a row. Raises Refused with all that is wrong in the row."""
        cells = row.cells
        wrong: list[str] = []
        path = self.folder.path(str(cells["file"])) if cells.get("file") else None
        if path is None:
            wrong.append(_("file “{name}” is not in the folder").format(name=cells.get("file") or ""))
        moment = _moment(cells.get("date"))
        if cells.get("date") and moment is None:
            wrong.append(_("“{text}” is no day; write it as 31/12/2025.").format(text=cells["date"]))
        views = _number(cells.get("views"))
        if views is None:
            wrong.append(_("“{text}” is no number of views").format(text=cells["views"]))
        category = categories.path(str(cells.get("category") or ""))
        if wrong or path is None:
            raise Refused("; ".join(wrong), category)
        story = self.read(path)
        self._tell(story, cells, moment, views or story.views, category)
        return story

    def _tell(self, story, cells, moment, views, category):
        """Let the list correct what the file tells, and add what it lacks."""
        lacked = composition.lacking(story)
        story.title = _line(cells.get("title")) or story.title
        story.byline = _line(cells.get("byline")) or story.byline
        story.source = _line(cells.get("source")) or story.source
        story.lead = _line(cells.get("lead")) or story.lead
        story.published_at, story.views = moment or story.published_at, views
        story.category = category or story.category
        address = _line(cells.get("address"))
        if address and not address.startswith(("/", "http://", "https://")):
            address = f"https://{address}" if "." in address.partition("/")[0] else f"/{address}"
        story.addresses = [*([address] if address else []), *story.addresses]
        story.doubts = [doubt for doubt in story.doubts if doubt not in lacked] + composition.lacking(story)

    def _rows(self) -> Iterator[Row]:
        packages.Package(self.path)  # Refuses bombs and files with a password.
        try:
            book = openpyxl.load_workbook(self.path, read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                yield from _of_sheet(sheet.iter_rows(max_row=MOST_ROWS, max_col=60, values_only=True))
        except DefusedXmlException as error:
            raise Refused(packages.ENTITIES) from error
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError, AttributeError) as error:
            raise Refused(
                _("The workbook is damaged. Open it in Excel, save it anew as .xlsx and choose it.")
            ) from error


def _of_sheet(rows):
    """Yield the rows below the header; a sheet without one is none of articles."""
    columns: dict[int, str] = {}
    for number, values in enumerate(rows, 1):
        if columns:
            cells = {name: values[place] for place, name in columns.items() if place < len(values)}
            if any(value not in (None, "") for value in cells.values()):
                yield Row(number, cells)
        elif number > HEADER_WITHIN:
            return
        else:
            names = {place: NAMES.get(vietnamese.phrase(str(value or ""))) for place, value in enumerate(values)}
            found = {place: name for place, name in names.items() if name}
            columns = found if "file" in found.values() and len(found) > 1 else {}


def _line(value):
    return line(str(value or ""))


def _moment(value):
    if isinstance(value, datetime.datetime):
        return dates.moment(value.year, value.month, value.day, value.hour, value.minute)
    if isinstance(value, datetime.date):
        return dates.moment(value.year, value.month, value.day)
    return dates.date_in(_line(value)) if value else None


def _number(value):
    """Return a number of views, 0 for an empty cell; None if it is none."""
    if value in (None, ""):
        return 0
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if value >= 0 and value == int(value) else None
    return dates.number(_line(value))
