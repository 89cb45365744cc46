"""The forms as one XLSX file, a sheet each, as they are handed in."""

import io
import math

import xlsxwriter
from django.utils.translation import gettext as _

from honours.yearly_forms.forms import Form

LABEL_WIDTH, CELL_WIDTH = 52, 14
LINE_HEIGHT = 15  # In points.
FIRST_COLUMN = 3  # Before it stand label, code and unit.


def workbook(forms: list[Form], year: int) -> bytes:
    """Return the workbook with the forms of a year."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        for form in forms:
            _Sheet(book, form, year).write()
    return file.getvalue()


class _Sheet:
    """Writes one form."""

    def __init__(self, book, form, year):
        self.sheet, self.form, self.year = book.add_worksheet(form.code[:4]), form, year
        self.bold = book.add_format({"bold": True})
        self.title = book.add_format({"bold": True, "align": "center", "font_size": 13, "text_wrap": True})
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self.strong = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bold": True})
        self.number = book.add_format({"num_format": "#,##0", "border": 1, "align": "right", "valign": "top"})
        self.height = max(len(column.titles) for column in form.columns)

    def write(self):
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_column(0, 0, LABEL_WIDTH)
        self.sheet.set_column(1, FIRST_COLUMN + len(self.form.columns), CELL_WIDTH)
        self.sheet.write_string(0, 0, f"Biểu số: {self.form.code}", self.bold)
        last = FIRST_COLUMN + len(self.form.columns) - 1
        self.sheet.merge_range(1, 0, 1, last, self.form.title.upper(), self.title)
        self.sheet.merge_range(2, 0, 2, last, f"Năm {self.year}", self.title)
        line = self._write_headings(4)
        for row, cells in self.form.lines:
            self._write_line(line, row, cells)
            line += 1
        for note in [_("Notes"), *self.form.notes]:
            line += 1
            self.sheet.write_string(line, 0, note)

    def _write_headings(self, top):
        for place, title in enumerate(["", "Mã số", "Đơn vị tính"]):
            self._write_heading(top, place, top + self.height - 1, place, title)
        for level in range(self.height):
            lines = 1
            for first, last, title, is_deep in spans(self.form.columns, level, self.height):
                bottom = top + (level if is_deep else self.height - 1)
                self._write_heading(top + level, FIRST_COLUMN + first, bottom, FIRST_COLUMN + last, title)
                if bottom == top + level:
                    lines = max(lines, lines_of(title, (last - first + 1) * CELL_WIDTH))
            self._set_height(top + level, lines)
        return top + self.height

    def _write_heading(self, top, left, bottom, right, title):
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, title, self.heading)
        else:
            self.sheet.merge_range(top, left, bottom, right, title, self.heading)

    def _set_height(self, line, lines):
        """Set the height: LibreOffice makes no row higher for text that is wrapped, Excel none for merged cells."""
        self.sheet.set_row(line, lines * LINE_HEIGHT)

    def _write_line(self, line, row, cells):
        self._set_height(line, lines_of(row.label, LABEL_WIDTH))
        style = self.strong if row.is_heading or row.code == "01" else self.text
        for place, value in enumerate([row.label, row.code, row.unit]):
            self.sheet.write_string(line, place, value, style)
        for place, value in enumerate(cells or [""] * len(self.form.columns), start=FIRST_COLUMN):
            if isinstance(value, int):
                self.sheet.write_number(line, place, value, self.number)
            else:
                self.sheet.write_string(line, place, value, self.number)


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of this width, bold letters being wider than the width counts."""
    return math.ceil(len(text) * 1.25 / width) or 1


def spans(columns, level: int, height: int):
    """Yield first and last place, title, and whether others stand below, of the headings at a level."""
    place = 0
    while place < len(columns):
        titles, last = columns[place].titles, place
        if level < len(titles):
            above = titles[: level + 1]
            while (
                last + 1 < len(columns) and columns[last + 1].titles[: level + 1] == above and level + 1 < len(titles)
            ):
                last += 1
            yield place, last, titles[level], level + 1 < len(titles)
        place = last + 1
