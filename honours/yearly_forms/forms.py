"""The forms of a year: what the register can write into their cells, and notes on what it cannot."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.installed.honours import CLASSES
from honours.models import Level, Recipient
from honours.yearly_forms import layouts
from honours.yearly_forms.counting import entries, total
from honours.yearly_forms.layouts import Column, Row

UNKNOWN = "…"


class Form(NamedTuple):
    """A form for one year: lines of row and cells, and notes on what it cannot show."""

    code: str
    title: str
    columns: list[Column]
    lines: list[tuple[Row, list]]
    notes: list[str]


def forms(year: int) -> list[Form]:
    """Return the three forms of a year."""
    of_year = entries(year)
    state = [entry for entry in of_year if entry.level == Level.STATE]
    province = [entry for entry in of_year if entry.level == Level.PROVINCE]
    return [
        _form("0601.N/BNV-TĐKT", "Số phong trào thi đua", layouts.MOVEMENT_COLUMNS, layouts.MOVEMENT_ROWS, []),
        _form(
            "0602.N/BNV-TĐKT",
            "Số lượng khen thưởng cấp Nhà nước",
            layouts.state_columns(state),
            layouts.STATE_ROWS,
            state,
        ),
        _form(
            "0603.N/BNV-TĐKT",
            "Số lượng khen thưởng cấp bộ, ban, ngành, đoàn thể Trung ương và tỉnh, thành phố trực thuộc Trung ương",
            layouts.PROVINCE_COLUMNS,
            layouts.PROVINCE_ROWS,
            province,
        ),
    ]


def _form(code, title, columns, rows, counted):
    lines = [(row, [] if row.is_heading else [_cell(row, column, counted) for column in columns]) for row in rows]
    return Form(code, title, columns, lines, _notes(code, columns, counted))


def _cell(row, column, counted):
    if row.takes is None or column.takes is None:
        return UNKNOWN
    return total(entry for entry in counted if row.takes(entry) and column.takes(entry))


def _notes(code, columns, counted):
    if code.startswith("0601"):
        return [_("The register does not hold movements: fill this form in by hand.")]
    notes = [_("“{sign}” marks what the register cannot tell.").format(sign=UNKNOWN)]
    known = [name for name, _label, _others in CLASSES]
    persons = [one for one in counted if one.recipient == Recipient.PERSON and one.person_class not in known]
    if number := total(persons):
        notes.append(_("Persons without a class, who stand in no line of a class: {number}.").format(number=number))
    for honour, number in _outside(columns[1:], counted).items():
        notes.append(
            _("Counted in the total, without a column: {honour}, {number}.").format(honour=honour, number=number)
        )
    return notes


def _outside(columns, counted):
    """Return the numbers of honours that the total counts and none of the other columns."""
    found = {}
    for entry in counted:
        if not any(column.takes(entry) for column in columns):
            found[entry.honour] = found.get(entry.honour, 0) + entry.sum
    return found
