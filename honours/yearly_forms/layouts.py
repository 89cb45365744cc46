"""The columns and rows of the forms, as they were published, and what of the register each counts.

They are those of circular 02/2023/TT-BNV (forms 0601.N, 0602.N and 0603.N/BNV-TĐKT) as public software prints them;
their words are the form's own, so they are Vietnamese in every language.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from honours.installed.honours import CLASSES
from honours.models import COLLECTIVES, Family, Method, Recipient
from honours.yearly_forms.counting import Entry

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


def state_columns(counted) -> list[Column]:
    """Return the total and, for each honour that was awarded, a column of groups and households and one of persons."""
    columns = [Column(("Tổng số",), everything)]
    for group, families, sides in STATE_GROUPS:
        awarded = dict.fromkeys(entry.honour for entry in counted if entry.family in families)
        for honour in awarded:
            columns += [Column((group, honour, side), _of_honour(honour, side)) for side in sides]
    return columns


def _of_honour(honour, side):
    return lambda entry: entry.honour == honour and (entry.recipient == Recipient.PERSON) == (side == FOR_PERSONS)
