"""The desk's first page: the editors' queue, and a reporter's own articles."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from news.models import Article
from stats.live import numbers
from tests.markup import texts
from tests.news.desk import page_of

FIRST = "/quan-tri/"


def places(text, *titles):
    """The titles in the order in which the page names them."""
    return [title for title in sorted(titles, key=text.find) if title in text]


def article(title, status, hours_ago=0, **fields):
    moved = timezone.now() - timedelta(hours=hours_ago)
    published = {"published_at": moved} if status == "published" else {}
    return Article.objects.create(title=title, status=status, moved_at=moved, **published | fields)


def test_an_editor_finds_what_was_submitted_the_oldest_first(editor, signed_in):
    for title, hours in [("Bài thứ hai", 2), ("Bài thứ nhất", 3), ("Bài thứ ba", 1)]:
        article(title, "submitted", hours)
    article("Bài nháp", "draft")

    text = signed_in(editor).get(FIRST).text

    assert places(text, "Bài thứ ba", "Bài thứ nhất", "Bài thứ hai", "Bài nháp") == [
        "Bài thứ nhất",
        "Bài thứ hai",
        "Bài thứ ba",
    ]


def test_an_editor_finds_changes_scheduled_and_returned_articles(editor, reporter, signed_in):
    public = article("Đã đăng", "published", 5)
    article("Bản sửa", "submitted", revises=public)
    article("Hẹn giờ", "published", -5)
    article("Đã trả", "returned", note="Thiếu ảnh")

    response = signed_in(editor).get(FIRST)

    assert places(response.text, "Hẹn giờ", "Bản sửa", "Đã trả") == ["Bản sửa", "Hẹn giờ", "Đã trả"]
    assert "Thiếu ảnh" in response.text


def test_a_reporter_finds_her_own_with_state_note_and_views(reporter, other_reporter, signed_in, client, drained):
    mine = article("Bài của tôi", "published", 5, creator=reporter)
    article("Bài bị trả", "returned", creator=reporter, note="Thiếu ảnh")
    article("Bài người khác", "draft", creator=other_reporter)
    client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64) Chrome/148.0.0.0"
    client.get(mine.get_absolute_url())
    drained()
    numbers.grow_old()

    text = signed_in(reporter).get(FIRST).text

    assert places(text, "Bài của tôi", "Bài bị trả", "Bài người khác") == ["Bài bị trả", "Bài của tôi"]
    row = text.partition("Bài của tôi")[2].partition("</tr>")[0]
    assert ("Thiếu ảnh" in text, "1" in texts("td", row)) == (True, True)


@pytest.mark.parametrize(
    ("hours_ago", "fields", "state", "beginning"),
    [
        (5, {"expires_at": timezone.now() - timedelta(hours=1)}, "Hết hạn", "Lúc này bạn đọc không thấy bài"),
        (-5, {}, "Hẹn giờ", "Lúc này bạn đọc không thấy bài"),
        (5, {}, "Đã xuất bản", "Bạn đọc đang thấy nội dung này"),
    ],
)
def test_a_reporter_is_told_whether_readers_see_her_article(hours_ago, fields, state, beginning, reporter, signed_in):
    written = article("Bài của tôi", "published", hours_ago, creator=reporter, **fields)
    client = signed_in(reporter)

    row = client.get(FIRST).text.partition("Bài của tôi")[2].partition("</tr>")[0]

    assert (state in row, beginning in client.get(page_of(written)).text) == (True, True)


@pytest.mark.parametrize("articles", [1, 3])
def test_the_first_page_costs_the_same_queries_for_1_and_3_articles(
    articles, editor, signed_in, django_assert_num_queries
):
    for number in range(articles):
        article(f"Bài {number}", "submitted", creator=editor)
    client = signed_in(editor)

    with django_assert_num_queries(16):
        client.get(FIRST)


def test_a_returned_article_says_why_in_the_list_and_can_be_submitted_again(reporter, editor, signed_in):
    sent = article("Bài gửi", "submitted", creator=reporter)

    signed_in(editor).post(page_of(sent, "move"), {"_move": "send_back", "note": "Bổ sung ảnh"})
    listed = signed_in(reporter).get("/quan-tri/news/article/").text
    signed_in(reporter).post(page_of(sent, "move"), {"_move": "submit"})

    assert "Bổ sung ảnh" in listed
    assert Article.objects.get().status == "submitted"


def test_an_article_is_not_returned_without_a_note(editor, signed_in):
    sent = article("Bài gửi", "submitted")

    signed_in(editor).post(page_of(sent, "move"), {"_move": "send_back", "note": " "})

    assert Article.objects.get().status == "submitted"


@pytest.mark.parametrize("asked", ["khen thuong", "KHEN THƯỞNG", "thuong khen"])
def test_the_list_is_searched_without_marks_drafts_included(asked, editor, signed_in):
    found = article("Khen thưởng đột xuất", "draft")
    article("Thi đua", "draft")

    response = signed_in(editor).get("/quan-tri/news/article/", {"q": asked})

    assert list(response.context["cl"].result_list) == [found]


@pytest.mark.parametrize(
    ("narrowed", "titles"),
    [
        ({"state": "scheduled"}, ["Hẹn giờ"]),
        ({"state": "expired"}, ["Hết hạn"]),
        ({"state": "published"}, ["Đã đăng"]),
        ({"state": "changes"}, ["Bản sửa"]),
        ({"state": "draft"}, ["Bản sửa", "Nháp"]),
        ({"published_at_from": "01/03/2026", "published_at_to": "02/03/2026"}, ["Đã đăng"]),
        ({"published_at_to": "01/03/2026"}, ["Hết hạn"]),
        ({"published_at_from": "hôm qua"}, ["Hết hạn", "Bản sửa", "Đã đăng", "Nháp", "Hẹn giờ"]),
    ],
)
def test_the_list_is_narrowed_by_state_and_period(narrowed, titles, editor, signed_in):
    day = datetime(2026, 3, 2, 23, 30, tzinfo=timezone.get_default_timezone())
    public = article("Đã đăng", "published", published_at=day)
    article("Nháp", "draft")
    article("Bản sửa", "draft", revises=public)
    article("Hẹn giờ", "published", published_at=timezone.now() + timedelta(days=400))
    article("Hết hạn", "published", published_at=day - timedelta(days=9), expires_at=day)

    response = signed_in(editor).get("/quan-tri/news/article/", narrowed)

    assert {found.title for found in response.context["cl"].result_list} == set(titles)
