"""The yearly forms: what stands in which cell, and what is told of the rest."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from honours.models import PersonClass
from honours.recipient_lists.workbook import read
from honours.yearly_forms.forms import forms
from honours.yearly_forms.workbook import workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(decision, grant):
    """A year with numbers that name themselves, and others that may not be counted."""
    made = decision("1/QĐ-CTN", year=2025, method="regular")
    direct = PersonClass.objects.get(installed_as="truc-tiep")
    grant(made, code="lao-dong-3", recipient="collective", count=100)
    grant(made, code="lao-dong-1", recipient="enterprise", count=10)
    grant(made, "Vàng Thị Dở", code="lao-dong", person_class=direct)
    grant(made, code="bang-khen-thu-tuong", recipient="household", count=1000)
    sudden = decision("2/QĐ-UBND", year=2025, method="unexpected")
    grant(sudden, code="bang-khen-tinh", recipient="person", count=20000)
    grant(sudden, code="tap-the-xuat-sac", recipient="collective", count=7)
    grant(sudden, code="lao-dong-tien-tien", recipient="person", count=5)
    grant(decision("3/QĐ-UBND", year=2024), code="co-tinh", recipient="collective", count=3)
    grant(decision("4/QĐ-UBND", year=2025, status="draft"), code="co-tinh", recipient="collective", count=3)
    grant(sudden, code="co-tinh", recipient="collective", count=3, revoked_by=made)


def lines(form):
    return {row.label: cells for row, cells in form.lines}


def test_the_form_of_the_state_counts_recipients_by_kind_class_and_method(register):
    _movements, state, _province = forms(2025)

    assert [column.titles for column in state.columns] == [
        ("Tổng số",),
        ("Các loại huân chương, huy chương", "Huân chương Lao động", "Tập thể"),
        ("Các loại huân chương, huy chương", "Huân chương Lao động", "Cá nhân"),
        ("Cờ thi đua, bằng khen, chiến sĩ thi đua", "Bằng khen của Thủ tướng Chính phủ", "Tập thể"),
        ("Cờ thi đua, bằng khen, chiến sĩ thi đua", "Bằng khen của Thủ tướng Chính phủ", "Cá nhân"),
    ]
    cells = lines(state)
    assert cells["Tổng số"] == [1111, 110, 1, 1000, 0]
    assert cells["- Tập thể"] == [110, 110, 0, 0, 0]
    assert cells["Trong đó: Doanh nghiệp"] == [10, 10, 0, 0, 0]
    assert cells["- Hộ gia đình"] == [1000, 0, 0, 1000, 0]
    assert cells["- Cá nhân"] == [1, 0, 1, 0, 0]
    assert cells["+ Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu"] == [1, 0, 1, 0, 0]
    assert cells["- Thường xuyên"] == [1111, 110, 1, 1000, 0]
    assert cells["- Kháng chiến"] == ["…"] * 5
    assert cells["- Bộ, ban, ngành, đoàn thể Trung ương"] == ["…"] * 5


def test_the_form_of_the_province_tells_what_has_no_column(register):
    _movements, _state, province = forms(2025)

    assert lines(province)["Tổng số"] == [20007, 20000, 0, 0, 0]
    assert lines(province)["- Đột xuất"] == [20007, 20000, 0, 0, 0]
    assert province.notes[1:] == [
        "Cá nhân chưa rõ nhóm, không nằm ở dòng nhóm nào: 20000.",
        "Được tính vào tổng số nhưng biểu không có cột: Tập thể lao động xuất sắc, 7.",
    ]


def test_movements_are_left_to_be_filled_in(register):
    movements, _state, _province = forms(2025)

    assert {cell for _row, cells in movements.lines for cell in cells} == {"…"}


def test_the_workbook_holds_the_same_numbers(register):
    sheets = {sheet.title: sheet.rows for sheet in read(workbook(forms(2025), 2025))}

    assert list(sheets) == ["0601", "0602", "0603"]
    [total] = [texts for _line, texts in sheets["0602"] if texts[0] == "Tổng số"]
    assert total == ["Tổng số", "01", "", "1111", "110", "1", "1000", "0"]


def test_the_rows_of_the_workbook_are_as_high_as_their_text(register):
    movements = load_workbook(io.BytesIO(workbook(forms(2025), 2025)))["0601"]

    heights = {movements.cell(line, 1).value: movements.row_dimensions[line].height for line in range(7, 15)}
    assert heights["- Toàn quốc"] is None, "the usual height"
    assert heights["- Cụm, khối thi đua do Hội đồng Thi đua - Khen thưởng các cấp tổ chức"] == 30
    assert movements.row_dimensions[6].height > 60, "“Cấp bộ, ban, ngành, đoàn thể …” in a narrow column"


def test_the_desk_shows_the_newest_year_and_offers_the_workbook(register, reporter, signed_in):
    desk = signed_in(reporter)

    page = desk.get(reverse("admin:honours_decision_yearly_forms"))
    file = desk.get(reverse("admin:honours_decision_yearly_forms_xlsx", args=[2025]))

    assert page.context["year"] == 2025
    assert file.headers["Content-Disposition"].endswith('"bieu-thi-dua-khen-thuong-2025.xlsx"')
    assert desk.get(reverse("admin:honours_decision_yearly_forms"), {"year": "99999"}).context["year"] == 2025
