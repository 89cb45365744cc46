"""The forms: their columns and rows as they were published, and what the register can write into them.

Columns and rows are those of circular 02/2023/TT-BNV (forms 0601.N, 0602.N and 0603.N/BNV-TĐKT) as public software
prints them; their words are the form's own, so they are Vietnamese in every language.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from honours.installed.honours import CLASSES
from honours.models import COLLECTIVES, Family, Level, Method, Recipient
from honours.yearly_forms.counting import Entry, entries, total

UNKNOWN = "…"
FOR_PERSONS = "Cá nhân"
BOTH = ("Tập thể", FOR_PERSONS)


class Column(NamedTuple):
    """A column: the headings above each other, and which entries it counts; None if the register cannot tell."""

    titles: tuple[str, ...]
    takes: Callable | None


class Row(NamedTuple):
    """A row: label, code, unit of measurement, which entries it counts; `is_heading` rows only name a division."""

    label: str
    code: str = ""
    unit: str = ""
    takes: Callable | None = None
    is_heading: bool = False


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
        _form("0601.N/BNV-TĐKT", "Số phong trào thi đua", MOVEMENT_COLUMNS, MOVEMENT_ROWS, []),
        _form("0602.N/BNV-TĐKT", "Số lượng khen thưởng cấp Nhà nước", _state_columns(state), STATE_ROWS, state),
        _form(
            "0603.N/BNV-TĐKT",
            "Số lượng khen thưởng cấp bộ, ban, ngành, đoàn thể Trung ương và tỉnh, thành phố trực thuộc Trung ương",
            PROVINCE_COLUMNS,
            PROVINCE_ROWS,
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


def everything(entry: Entry) -> bool:
    """Return True: the total counts all."""
    return True


def _of(*recipients):
    return lambda entry: entry.recipient in recipients


def _of_class(code):
    return lambda entry: entry.recipient == Recipient.PERSON and entry.person_class == code


def _by(method):
    return lambda entry: entry.method == method


METHODS = [
    ("Thường xuyên", _by(Method.REGULAR)),
    ("Chuyên đề", _by(Method.CAMPAIGN)),
    ("Đột xuất", _by(Method.UNEXPECTED)),
    ("Đối ngoại", _by(Method.FOREIGN)),
    ("Cống hiến", _by(Method.SERVICE)),
    ("Niên hạn", _by(Method.SENIORITY)),
    ("Kháng chiến", None),
]


def _rows_of_recipients(first: int) -> Iterable[Row]:
    yield Row("- Tập thể", f"{first:02}", "Tập thể", _of(*COLLECTIVES))
    yield Row("Trong đó: Doanh nghiệp", f"{first + 1:02}", "Doanh nghiệp", _of(Recipient.ENTERPRISE))
    yield Row("- Hộ gia đình", f"{first + 2:02}", "Hộ", _of(Recipient.HOUSEHOLD))
    yield Row("- Cá nhân", f"{first + 3:02}", "Người", _of(Recipient.PERSON))
    for code, (installed_as, label, _others) in enumerate(CLASSES, start=first + 4):
        yield Row(f"+ {label}", f"{code:02}", "Người", _of_class(installed_as))


def _rows_of_methods(first: int) -> Iterable[Row]:
    for code, (label, takes) in enumerate(METHODS, start=first):
        yield Row(f"- {label}", f"{code:02}", "", takes)


STATE_ROWS = [
    Row("Tổng số", "01", "", everything),
    Row("1. Chia theo đơn vị ban hành tờ trình Thủ tướng Chính phủ về khen thưởng", is_heading=True),
    Row("- Bộ, ban, ngành, đoàn thể Trung ương", "02", "Bộ, ngành"),
    Row("- Tỉnh, thành phố trực thuộc Trung ương", "03", "Tỉnh, TP"),
    Row("2. Chia theo đối tượng khen thưởng", is_heading=True),
    *_rows_of_recipients(6),
    Row("3. Chia theo phương thức khen thưởng", is_heading=True),
    *_rows_of_methods(15),
]
PROVINCE_ROWS = [
    Row("Tổng số", "01", "", everything),
    Row("1. Chia theo đối tượng khen thưởng", is_heading=True),
    *_rows_of_recipients(2),
    Row("2. Chia theo phương thức khen thưởng", is_heading=True),
    *_rows_of_methods(11),
]
MOVEMENT_ROWS = [
    Row("Tổng số", "01"),
    Row("1. Chia theo phạm vi tổ chức thi đua", is_heading=True),
    Row("- Toàn quốc", "02"),
    Row("- Bộ, ban, ngành đoàn thể, địa phương", "03"),
    Row("- Cụm, khối thi đua do Hội đồng Thi đua - Khen thưởng các cấp tổ chức", "04"),
    Row("- Cơ quan, tổ chức, đơn vị", "05"),
    Row("2. Chia theo thời hạn thi đua", is_heading=True),
    Row("- Dưới 1 năm", "06"),
    Row("- 1 năm", "07"),
    Row("- Từ 1 năm đến dưới 3 năm", "08"),
    Row("- Từ 3 năm đến dưới 5 năm", "09"),
    Row("- Từ 5 năm trở lên", "10"),
    Row("3. Chia theo phương thức tổ chức phong trào thi đua", is_heading=True),
    Row("- Thi đua theo chuyên đề", "11"),
    Row("- Thi đua thường xuyên hằng năm", "12"),
]
MOVEMENT_COLUMNS = [
    Column(("Tổng số",), None),
    Column(("Cấp chủ trì phát động", "Cấp Trung ương"), None),
    Column(("Cấp chủ trì phát động", "Cấp bộ, ban, ngành, đoàn thể Trung ương, tỉnh, thành phố"), None),
    Column(("Cấp chủ trì phát động", "Cơ quan, tổ chức, đơn vị"), None),
]
PROVINCE_COLUMNS = [
    Column(("Tổng số",), everything),
    Column(("Bằng khen",), lambda entry: entry.family == Family.MERIT),
    Column(("Chiến sĩ thi đua cấp bộ, cấp tỉnh",), lambda entry: entry.family == Family.FIGHTER),
    Column(
        ("Cờ thi đua của bộ, ban, ngành, đoàn thể Trung ương, tỉnh, thành phố",), lambda one: one.family == Family.FLAG
    ),
    Column(("Huy hiệu (kỷ niệm chương)",), lambda entry: entry.family == Family.INSIGNIA),
]
ORDERS = (Family.ORDER, Family.MEDAL)
STATE_GROUPS = [
    ("Các loại huân chương, huy chương", ORDERS, BOTH),
    ("Giải thưởng", (Family.PRIZE,), (FOR_PERSONS,)),
    ("Danh hiệu vinh dự nhà nước", (Family.STATE_TITLE,), BOTH),
    (
        "Cờ thi đua, bằng khen, chiến sĩ thi đua",
        (Family.FLAG, Family.MERIT, Family.FIGHTER),
        BOTH,
    ),
]


def _state_columns(counted) -> list[Column]:
    """Return the total and, for each honour that was awarded, a column of groups and households and one of persons."""
    columns = [Column(("Tổng số",), everything)]
    for group, families, sides in STATE_GROUPS:
        awarded = dict.fromkeys(entry.honour for entry in counted if entry.family in families)
        for honour in awarded:
            columns += [Column((group, honour, side), _of_honour(honour, side)) for side in sides]
    return columns


def _of_honour(honour, side):
    return lambda entry: entry.honour == honour and (entry.recipient == Recipient.PERSON) == (side == FOR_PERSONS)
