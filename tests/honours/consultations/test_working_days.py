"""When a consultation ends: ten working days by the table of public holidays."""

from datetime import date

import pytest

from honours.consultations.working_days import calendar
from honours.models import PublicHoliday

pytestmark = pytest.mark.django_db


def test_opened_before_the_holidays_of_april_it_ends_in_the_middle_of_may():
    assert calendar().last_day(date(2026, 4, 24), 10) == date(2026, 5, 13)


@pytest.mark.parametrize(
    ("opens_on", "working_days", "last_day"),
    [
        (date(2026, 6, 1), 1, date(2026, 6, 2)),
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # A Friday.
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # A Saturday.
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # Tết.
        (date(2026, 8, 21), 6, date(2026, 8, 28)),  # Saturday 22/8 is worked for Monday 31/8.
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_weekends_and_holidays_do_not_count_but_days_worked_instead_do(opens_on, working_days, last_day):
    assert calendar().last_day(opens_on, working_days) == last_day


def test_it_is_told_which_days_were_left_out():
    known = calendar()

    assert known.holidays_between(date(2026, 4, 24), date(2026, 5, 13)) == [
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
    ]
    assert known.holidays_between(date(2026, 8, 21), date(2026, 8, 22)) == []


def test_a_day_that_an_administrator_adds_counts_at_once():
    PublicHoliday.objects.create(day=date(2026, 6, 2), name="Nghỉ tránh bão")

    assert calendar().last_day(date(2026, 6, 1), 1) == date(2026, 6, 3)


def test_a_year_whose_holidays_are_not_all_known_is_told_apart():
    known = calendar()

    assert {year: known.is_complete(year) for year in (2024, 2025, 2026, 2027)} == {
        2024: False,
        2025: True,
        2026: True,
        2027: False,
    }
