"""What is found in the rows of a list: unknown honours with the nearest known, doubles, private data."""

import datetime

import pytest

from honours.models import Grant, Unit
from honours.recipient_lists import values
from honours.recipient_lists.checking import Checker

pytestmark = pytest.mark.django_db

ROW = {
    "honour": "Bằng khen của Chủ tịch UBND tỉnh Mường Lam",
    "recipient": "person",
    "name": "Vàng Thị Dở",
    "unit_text": "Bản Sín Chải",
}


@pytest.fixture
def check(decision):
    """A function that checks rows for a draft of 2025, each as changes of a good one."""
    draft = decision(status="draft", year=2025)

    def checked(*rows, **options):
        return Checker(draft, **options).check([values.sent(ROW | row) for row in rows])

    return checked


def test_a_good_row_makes_a_grant_whose_unit_is_known(check):
    unit = Unit.objects.create(name="Bản Sín Chải xã Nà Pheo", other_names="Bản Sín Chải")

    [one] = check({"person_class": "Công nhân, nông dân"})

    assert (one.faults, one.warnings) == ({}, [])
    assert (one.grant.honour.installed_as, one.grant.unit) == ("bang-khen-tinh", unit)
    assert one.grant.person_class.installed_as == "truc-tiep"


def test_an_unknown_honour_is_refused_and_the_nearest_are_offered(check):
    [one] = check({"honour": "Bằng khen Thủ tướg Chính phủ"})

    assert list(one.faults) == ["honour"]
    assert one.nearest[0] == "Bằng khen của Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"recipient": ""}, "recipient"),
        ({"name": "", "unit_text": ""}, "name"),
        ({"count": 3}, "name"),
        ({"count": "ba"}, "count"),
        ({"name": "Vàng Thị Dở 012345678901"}, "name"),
        ({"post": "Trưởng bản, 0912 345 678"}, "post"),
        ({"name": "Vàng Thị Dở (sinh năm 1980)"}, "name"),
        ({"address": "B" * 61}, "address"),
        ({"is_child": True}, "shows_name"),
    ],
)
def test_what_cannot_be_stored_is_told_at_its_cell(check, row, fault):
    [one] = check(row)

    assert list(one.faults) == [fault]


def test_sums_and_numbers_of_decisions_are_no_private_data(check):
    [one] = check({"reason": "Nộp 1.200.000.000 đồng; theo Quyết định 123456/QĐ-UBND ngày 05/02/2026"})

    assert one.faults == {}


def test_an_editor_may_show_the_name_of_a_child(check):
    [shown, counted] = check({"is_child": True}, {"is_child": True, "shows_name": False}, may_show_children=True)

    assert (shown.faults, shown.warnings) == ({}, ["Tên học sinh, trẻ em này hiện với bạn đọc."])
    assert "Tên học sinh" not in " ".join(counted.warnings)


@pytest.mark.parametrize("shows_name", [True, False])
def test_a_collective_that_is_a_unit_is_linked_with_it_unless_its_name_is_only_counted(check, shows_name):
    unit = Unit.objects.create(name="Hội Nông dân tỉnh")

    [one] = check({"recipient": "collective", "name": unit.name, "unit_text": "", "shows_name": shows_name})

    assert one.grant.unit == (unit if shows_name else None)


def test_doubles_are_warned_of_within_the_list_and_against_the_year(check, decision, grant):
    grant(decision("12/QĐ-UBND", year=2025), "VÀNG THỊ DỞ", unit_text="Bản Sín Chải")
    grant(decision("13/QĐ-UBND", year=2024), "Vàng Thị Dở", unit_text="Bản Sín Chải")

    checked = check({}, {"name": "vàng thị dở"}, {"unit_text": "Bản khác"})

    already = "Trong năm đã được khen như vậy: Quyết định số 12/QĐ-UBND ngày 05/02/2023."
    assert [one.warnings for one in checked] == [
        [already],
        ["Trùng: cùng tên, đơn vị và danh hiệu với dòng 1.", already],
        [],
    ]
    assert all(one.faults == {} for one in checked)


def test_an_honour_for_others_is_warned_of(check):
    [one] = check({"honour": "Cờ thi đua của Chính phủ"})

    assert one.warnings == ["“Cờ thi đua của Chính phủ” thường không dành cho cá nhân."]


@pytest.mark.parametrize(("day", "is_warned_of"), [((2025, 6, 30), False), ((2025, 7, 1), True)])
def test_an_honour_that_was_not_awarded_on_the_day_of_the_decision_is_warned_of(decision, day, is_warned_of):
    checker = Checker(decision(status="draft", signed_on=datetime.date(*day)))

    [one] = checker.check([values.sent(ROW | {"honour": "Giấy khen của Chủ tịch UBND huyện"})])

    name = "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện"
    words = [f"“{name}” không được xét tặng vào ngày ký quyết định."]
    assert (one.faults, one.warnings) == ({}, words if is_warned_of else [])


def test_every_field_of_a_grant_is_in_the_table_or_belongs_to_the_server():
    assert set(values.FIELDS) | {"unit", "order"} == set(Grant.CONTENT)
