"""A day and a time of day are taken as people write them, wherever they are typed."""

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

DAYS = ["02/12/2026", "2/12/2026", "2.12.2026", "2-12-2026", "02/12/26", "2-12-26", "2.12.26", "2026-12-02"]
DAYS_IN_WORDS = ["2 tháng 12 năm 2026", "ngày 2 tháng 12 năm 2026", " Ngày 02 tháng 12  năm 2026 "]
TIMES = ["08:30", "8:30", "08:30:00", "8h30", "8H30", "8 h 30", "8g30", "8 giờ 30", "8 giờ 30 phút", "8.30"]
HOURS = ["8h", "08g", "8 giờ", "8h00", "08:00"]


@pytest.mark.parametrize("text", DAYS + DAYS_IN_WORDS)
def test_a_day_is_taken_as_people_write_it(text):
    assert forms.DateField().clean(text) == date(2026, 12, 2)


@pytest.mark.parametrize(("text", "hour", "minute"), [(t, 8, 30) for t in TIMES] + [(t, 8, 0) for t in HOURS])
def test_a_time_is_taken_as_people_write_it(text, hour, minute):
    assert forms.TimeField().clean(text) == time(hour, minute)


@pytest.mark.parametrize("text", ["31/02/2026", "2/13/2026", "mai", "12/2026", "2/12"])
def test_what_is_no_day_is_answered_with_an_example(text):
    with translation.override("vi"), pytest.raises(ValidationError, match=r"Hãy viết như 31/12/2026\."):
        forms.DateField().clean(text)


@pytest.mark.parametrize("text", ["25h", "8h75", "sáng", "830 phút"])
def test_what_is_no_time_is_answered_with_an_example(text):
    with translation.override("vi"), pytest.raises(ValidationError, match=r"Hãy viết như 8h30 hoặc 08:30\."):
        forms.TimeField().clean(text)
