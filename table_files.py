"""Writes and delivers a table as CSV, row by row, or XLSX, through a file on disk; neither is held in memory whole."""

import csv
import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_A_SHEET = 1_000_000  # Excel takes 1,048,576.
ROWS_A_PIECE = 500
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# On a Vietnamese Windows a cell ends at a semicolon, and quotation marks behind it do not hold a line together.
NEXT_CELL = re.compile(r"""(?<=.)([;\t\r\n][\s"']*)(?=[=+\-@＝＋－＠])""", re.DOTALL)


class Column(NamedTuple):
    """A column of a table; `is_sum` writes its sum on the last sheet, `width` is in characters."""

    title: str
    is_sum: bool = False
    width: int = 12


class Table(NamedTuple):
    """A table to export; `notes` are lines of label and text."""

    columns: list[Column]
    rows: Iterable[list]
    notes: list[tuple[str, str]]


class _Echo:
    """A file for csv.writer whose `write` returns the line, which `writerow` then returns."""

    def write(self, line):
        return line


def csv_response(table: Table, name: str) -> StreamingHttpResponse:
    """Return the table as a CSV file of this name to be stored."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(csv_pieces(table), content_type="text/csv; charset=utf-8", headers=headers)


def xlsx_response(table: Table, name: str) -> FileResponse:
    """Return the table as an XLSX file of this name to be stored."""
    return FileResponse(xlsx_file(table), as_attachment=True, filename=name, content_type=XLSX)


def csv_pieces(table: Table) -> Iterator[str]:
    """Yield the CSV file in pieces, with the byte order mark by which Excel recognises UTF-8."""
    writer, lines = csv.writer(_Echo()), []
    yield "\ufeff" + writer.writerow([column.title for column in table.columns])
    for row in table.rows:
        lines.append(writer.writerow([_plain(value) for value in row]))
        if len(lines) == ROWS_A_PIECE:
            yield "".join(lines)
            lines = []
    yield "".join(lines)


def _plain(value):
    """Return the value as CSV shows it; an apostrophe keeps text from being taken for a formula."""
    if isinstance(value, datetime.date):
        return date_format(value, "DATE_FORMAT")
    if not isinstance(value, str):
        return value
    value = NEXT_CELL.sub(r"\1'", value)
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


def xlsx_file(table: Table):
    """Return the XLSX file as an open temporary file; a last sheet holds the sums and the notes."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        _Sheets(book, table).write()
    file.seek(0)
    return file


class _Sheets:
    """Writes the sheets of one table, a new one for every ROWS_A_SHEET rows."""

    def __init__(self, book, table):
        self.book, self.table = book, table
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.number = book.add_format({"num_format": "#,##0"})
        self.date = book.add_format({"num_format": "dd/mm/yyyy"})
        self.sums = [0] * len(table.columns)

    def write(self):
        sheet, line, first = None, 0, _("Figures")
        for count, row in enumerate(self.table.rows):
            if count % ROWS_A_SHEET == 0:
                sheet, line = self._new_sheet(first if count == 0 else f"{first} {count // ROWS_A_SHEET + 1}"), 0
            line += 1
            self._write_row(sheet, line, row)
        if sheet is None:
            self._new_sheet(first)
        self._write_notes()

    def _new_sheet(self, name):
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, self.bold)
        return sheet

    def _write_row(self, sheet, line, row):
        for place, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write_datetime(line, place, value, self.date)
            elif isinstance(value, int):
                sheet.write_number(line, place, value, self.number)
                self.sums[place] += value
            else:
                sheet.write_string(line, place, value or "")

    def _write_notes(self):
        sheet = self.book.add_worksheet(_("Sums and notes"))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 90)
        line = 0
        for column, total in zip(self.table.columns, self.sums, strict=True):
            if column.is_sum:
                sheet.write_string(line, 0, _("Sum: {column}").format(column=column.title), self.bold)
                sheet.write_number(line, 1, total, self.number)
                line += 1
        for label, text in self.table.notes:
            sheet.write_string(line, 0, str(label), self.bold)
            sheet.write_string(line, 1, str(text))
            line += 1
