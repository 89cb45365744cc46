"""The desk of the front page: blocks arranged, previewed without being stored, and logged."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from news.models import Article, Category, FrontBlock, Topic
from tests.markup import part, texts

PAGE = "/quan-tri/news/frontblock/"


@pytest.fixture
def categories(db):
    return [Category.objects.create(name=name, order=place) for place, name in enumerate(["Một", "Hai"])]


@pytest.fixture
def told(categories):
    """The form with the second category first, as a list, and the first one hidden."""
    one, two = categories
    return {f"kind_{one.pk}": "hidden", f"place_{one.pk}": 2, f"kind_{two.pk}": "dated", f"place_{two.pk}": 1}


def stored():
    return list(FrontBlock.objects.values_list("category__name", "kind"))


def test_an_editor_arranges_the_front_page(categories, told, editor, signed_in):
    topic = Topic.objects.create(title="Đường về bản")
    desk = signed_in(editor)

    answer = desk.post(PAGE, told | {"banner": topic.pk}, follow=True)

    topic.refresh_from_db()
    assert (answer.status_code, stored(), topic.is_on_front_page) == (200, [("Hai", "dated"), ("Một", "hidden")], True)
    assert LogEntry.objects.filter(user=editor, content_type__model="frontblock").count() == 2


def test_another_banner_takes_the_place_of_the_one_before(told, editor, signed_in):
    before, after = (Topic.objects.create(title=title, is_on_front_page=title == "Cũ") for title in ("Cũ", "Mới"))
    signed_in(editor).post(PAGE, told | {"banner": after.pk})

    assert list(Topic.objects.filter(is_on_front_page=True)) == [after]
    assert before != after


def test_the_preview_shows_what_is_asked_for_and_stores_nothing(categories, told, editor, signed_in, reader):
    for number in range(8):
        Article.objects.create(
            title=f"Bài {number}", category=categories[number % 2], status="published", published_at=timezone.now()
        )
    answer = signed_in(editor).post(f"{PAGE}preview/", told)

    assert texts("h2", part("main", answer.text))[1:] == ["Hai"]
    assert texts("h2", part("main", reader.get("/").text))[1:] == ["Một", "Hai"]
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert stored() == []


@pytest.mark.parametrize("wrong", [{"kind": "khác"}, {"place": "0"}, {"place": "không"}])
def test_nonsense_is_refused_with_the_form(wrong, categories, told, editor, signed_in):
    field, value = next(iter(wrong.items()))

    answer = signed_in(editor).post(PAGE, told | {f"{field}_{categories[0].pk}": value})

    assert (answer.status_code, stored()) == (200, [])
    assert "front-rows" in answer.text


def test_a_reporter_does_not_arrange_it(told, reporter, signed_in):
    desk = signed_in(reporter)

    assert [desk.get(PAGE).status_code, desk.get(f"{PAGE}preview/").status_code, desk.post(PAGE, told).status_code] == [
        403
    ] * 3
    assert stored() == []
