"""The log of who did what: what is found in it, and how far back."""

from datetime import datetime

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone

from portal import logbook
from tests.markup import texts


@pytest.fixture
def found(administrator, signed_in):
    """A function from what an administrator asks of the log to the days of the lines that are shown."""
    client = signed_in(administrator)

    def days(**asked):
        shown = client.get("/quan-tri/admin/logentry/", asked).context["cl"].result_list
        return [timezone.localtime(entry.action_time).day for entry in shown]

    return days


def log(day, who, about, words="Đã gửi cho biên tập viên."):
    """A line of so many days in November."""
    when = datetime(2024, 11, day, 23, 30, tzinfo=timezone.get_current_timezone())
    LogEntry.objects.create(
        user=who, action_flag=CHANGE, object_repr=about, change_message=words, object_id="1", action_time=when
    )


def test_lines_are_found_by_what_was_done_with_what_marks_or_none(found, reporter):
    log(1, reporter, "Mùa vàng trên ruộng bậc thang")
    log(2, reporter, "Đường mới", "Đã trả lại: thiếu chú thích.")

    assert found(q="RUONG bac") == [1]
    assert found(q="ruộng thiếu") == []
    assert found(q="duong tra") == [2]


def test_only_the_newest_lines_are_searched_until_a_period_or_a_person_is_chosen(
    found, reporter, other_reporter, monkeypatch
):
    monkeypatch.setattr(logbook.LogbookAdmin, "most_searched", 2)
    for day, who in ((1, other_reporter), (2, reporter), (3, reporter), (4, reporter)):
        log(day, who, "Ruộng bậc thang")

    assert found(q="ruong") == [4, 3]
    assert found(q="ruong", action_time_from="01/11/2024", action_time_to="02/11/2024") == [2, 1]
    assert found(q="ruong", user__id__exact=other_reporter.pk) == [1]
    assert found(action_flag__exact=CHANGE, action_time_to="30/11/2024") == [4, 3, 2, 1]


def test_the_last_day_of_a_period_is_in_it_to_midnight(found, reporter):
    log(1, reporter, "Hôm nay")
    log(2, reporter, "Hôm sau")

    assert found(action_time_to="01/11/2024") == [1]
    assert found(action_time_from="02/11/2024", action_time_to="30/11/2024") == [2]


def test_who_searches_is_told_how_far_back(administrator, signed_in):
    client = signed_in(administrator)

    told = [
        "20.000 dòng mới nhất" in client.get(f"/quan-tri/admin/logentry/{query}").text for query in ("", "?q=ruong")
    ]

    assert told == [False, True]


def test_people_are_chosen_by_the_names_that_stand_in_the_lines(administrator, reporter, signed_in):
    reporter.last_name, reporter.first_name = "Nguyễn", "Ánh"
    reporter.save()

    page = signed_in(administrator).get("/quan-tri/admin/logentry/").text
    offered = [name for name in texts("a", page) if name in ("Nguyễn Ánh", "phongvien", "quantri")]

    assert offered == ["Nguyễn Ánh", "quantri"]


def test_accounts_are_found_by_name_marks_or_none(administrator, reporter, signed_in):
    reporter.last_name, reporter.first_name = "Nguyễn", "Đặng Ánh"
    reporter.save()

    shown = signed_in(administrator).get("/quan-tri/auth/user/?q=nguyen+dang").context["cl"]

    assert list(shown.result_list) == [reporter]
