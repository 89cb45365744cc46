"""Units are made of the names that lists write, and then have what they received before."""

import pytest

from honours.models import Grant, Unit
from honours.recipient_lists import unit_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(decision, grant):
    """Grants as lists write them, without a unit."""
    issued = decision()
    grant(issued, "Lò Thị Mai", unit_text="Sở Y tế")
    grant(issued, "Vàng Văn Dở", unit_text="Sở Y tế")
    grant(issued, "Giàng A Sử", unit_text="SỞ Y TẾ")
    grant(issued, "Công ty Chè Mường Lam", recipient="enterprise")
    grant(issued, "Hộ ông Lử", recipient="household")
    grant(issued, "Tổ không nêu tên", recipient="collective", shows_name=False)
    grant(issued, "Hà Văn Nam", unit_text="Sở Nội vụ", unit=Unit.objects.create(name="Sở Nội vụ"))
    return issued


def test_names_without_a_unit_are_told_each_once_the_most_frequent_first(listed):
    assert unit_names.unlinked() == [("Sở Y tế", 3), ("Công ty Chè Mường Lam", 1)]


def test_a_unit_made_of_a_name_has_all_grants_that_write_it(listed):
    made = unit_names.make(["Sở Y tế", "Công ty Chè Mường Lam"])

    health, company = made
    assert [(unit.name, unit.is_enterprise) for unit in made] == [
        ("Sở Y tế", False),
        ("Công ty Chè Mường Lam", True),
    ]
    assert [grant.name for grant in health.grants.all()] == ["Lò Thị Mai", "Vàng Văn Dở", "Giàng A Sử"]
    assert [grant.name for grant in company.grants.all()] == ["Công ty Chè Mường Lam"]
    assert unit_names.unlinked() == []


def test_no_second_unit_is_made_of_another_spelling(listed):
    health = Unit.objects.create(name="Sở Y tế tỉnh", other_names="Sở y tế")

    assert unit_names.make(["SỞ Y TẾ"]) == []
    assert health.grants.count() == 3


def test_the_page_of_a_unit_made_of_a_name_shows_what_it_received(listed, reader):
    [health] = unit_names.make(["Sở Y tế"])

    page = reader.get(health.get_absolute_url())

    assert (page.status_code, "Giàng A Sử" in page.text) == (200, True)


def test_grants_that_have_a_unit_keep_it(listed):
    other = Unit.objects.create(name="Sở khác", other_names="Sở Nội vụ")

    assert unit_names.link([other]) == 0
    assert Grant.objects.get(name="Hà Văn Nam").unit.name == "Sở Nội vụ"
