"""The log of who did what: what is found in it, and how far back."""

import json
from datetime import datetime

import pytest
from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from portal.accounts import log_admin, log_wording
from portal.accounts.models import User
from tests.markup import texts
from tests.news.desk import ADD, form, jpeg


@pytest.fixture
def found(administrator, signed_in):
    """A function from what an administrator asks of the log to the days of the lines that are shown."""
    client = signed_in(administrator)

    def days(**asked):
        shown = client.get("/quan-tri/admin/logentry/", asked).context["cl"].result_list
        return [timezone.localtime(entry.action_time).day for entry in shown]

    return days


def log(day, who, about, words="Đã gửi cho biên tập viên.", flag=CHANGE, kind=None):
    """A line of so many days in November."""
    when = datetime(2024, 11, day, 23, 30, tzinfo=timezone.get_current_timezone())
    about = {"object_repr": about, "object_id": "1", "content_type": kind}
    LogEntry.objects.create(user=who, action_flag=flag, change_message=words, action_time=when, **about)


def test_lines_are_found_by_what_was_done_with_what_marks_or_none(found, reporter):
    log(1, reporter, "Mùa vàng trên ruộng bậc thang")
    log(2, reporter, "Đường mới", "Đã trả lại: thiếu chú thích.")

    assert found(q="RUONG bac") == [1]
    assert found(q="ruộng thiếu") == []
    assert found(q="duong tra") == [2]


def test_only_the_newest_lines_are_searched_until_a_period_or_a_person_is_chosen(
    found, reporter, other_reporter, monkeypatch
):
    monkeypatch.setattr(log_admin.LogbookAdmin, "most_searched", 2)
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


def test_who_searches_is_told_that_older_lines_were_left_out_and_only_then(
    administrator, reporter, signed_in, monkeypatch
):
    monkeypatch.setattr(log_admin.LogbookAdmin, "most_searched", 2)
    client = signed_in(administrator)
    LogEntry.objects.all().delete()
    told = []

    for day in (1, 2, 3):
        log(day, reporter, "Ruộng bậc thang")
        pages = [client.get(f"/quan-tri/admin/logentry/{query}").text for query in ("", "?q=ruong")]
        told.append(["2 dòng mới nhất" in page for page in pages])

    assert told == [[False, False], [False, False], [False, True]]


FORM = [{"changed": {"fields": ["Title", "Lead"]}}, {"added": {"name": "photo", "object": "Hội nghị"}}]


@pytest.mark.parametrize(
    ("looked_for", "days"),
    [
        ("tiêu đề", [1]),
        ("SAPO", [1]),
        ("them anh hoi nghi", [1]),
        ("da xoa", [4, 3]),
        ("vĩnh viễn", [4]),
        ('"đã xóa"', [4, 3]),
        ("da them", [2, 1]),
        ("le ha van", [4, 3, 2, 1]),
        ("bài viết", [4, 3, 2, 1]),
        ("mua vang " * 30 + "khongco", [4, 3, 2, 1]),
        ("fields", []),
        ("changed", []),
        ("lead", []),
        ("đính chính", []),
    ],
)
def test_lines_are_found_by_what_they_show_and_not_by_what_is_stored(looked_for, days, found, reporter):
    reporter.last_name, reporter.first_name = "Lê Hà", "Vân"
    reporter.save()
    done = [(CHANGE, json.dumps(FORM)), (ADDITION, ""), (DELETION, ""), (DELETION, "Đã xóa vĩnh viễn.")]
    for day, (flag, stored) in enumerate(done, start=1):
        log(day, reporter, "Mùa vàng", stored, flag, ContentType.objects.get(model="article"))

    assert found(q=looked_for) == days


def test_the_log_says_what_a_form_changed_in_the_words_of_that_form(administrator, reporter, signed_in):
    page = f"/quan-tri/accounts/user/{reporter.pk}/"
    sent = {"username": "phongvien", "last_name": "Lê", "is_staff": "on", "groups": [reporter.groups.get().pk]}
    client = signed_in(administrator)

    client.post(f"{page}change/", sent)

    said = "Đã sửa họ và đang hoạt động."
    assert [said in client.get(address).text for address in ("/quan-tri/admin/logentry/", f"{page}history/")] == [
        True,
        True,
    ]


def test_every_field_of_the_desk_has_a_name_for_the_log():
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    labels = set()
    for desk in admin.site._registry.values():
        parts = [formset.form for formset, _inline in desk.get_formsets_with_inlines(request)]
        for kind in (desk.get_form(request), desk.get_form(request, desk.model(), change=True), *parts):
            with override(None):
                labels |= {str(field.label) for field in kind.base_fields.values() if not field.widget.is_hidden}

    english = [label for label in labels if changed(label) == f"Đã sửa {label[:1].lower()}{label[1:]}."]
    assert ({"Staff status", "Name in English", "Photo"} - labels, english) == (set(), [])


def changed(label):
    return log_wording.in_words(json.dumps([{"changed": {"fields": [label]}}]))


def test_a_photo_without_words_is_logged_under_its_vietnamese_name(reporter, signed_in):
    photo = {"image": jpeg(), "caption": "", "alt": ""}

    signed_in(reporter).post(ADD, form(photos=[photo]))

    entry = LogEntry.objects.filter(content_type__model="article").get()
    assert entry.get_change_message() == "Đã thêm. Đã thêm ảnh: Ảnh 1."


def test_people_are_chosen_by_the_names_that_stand_in_the_lines_sorted_by_given_name(
    administrator, editor, reporter, signed_in
):
    for user, family, given in [(administrator, "Vừ", "Đông"), (editor, "Lò", "Yến"), (reporter, "Nguyễn", "Ánh")]:
        user.last_name, user.first_name = family, given
        user.save()

    page = signed_in(administrator).get("/quan-tri/admin/logentry/").text
    names = ["Lò Yến", "Nguyễn Ánh", "Vừ Đông"]
    offered = [name for name in texts("a", page) if name in [*names, "phongvien", "bientap", "quantri"]]

    assert offered == ["Nguyễn Ánh", "Vừ Đông", "Lò Yến"]


def test_accounts_are_found_by_name_marks_or_none(administrator, reporter, signed_in):
    reporter.last_name, reporter.first_name = "Nguyễn", "Đặng Ánh"
    reporter.save()

    shown = signed_in(administrator).get("/quan-tri/accounts/user/?q=nguyen+dang").context["cl"]

    assert list(shown.result_list) == [reporter]
