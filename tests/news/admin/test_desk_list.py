"""The desk's list of articles: long ones page by page, found by words, in an order."""

import re
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from news.admin import long_list
from news.models import Article, Category
from portal.accounts.models import User
from tests.news.desk import LIST, publish


@pytest.fixture
def listed(editor, signed_in):
    """Opens the list as an editor: the titles on the page, in their order, and the list itself."""
    client = signed_in(editor)

    def opened(query=""):
        shown = client.get(f"{LIST}?{query}").context["cl"]
        return [article.title for article in shown.result_list], shown

    return opened


@pytest.fixture
def hundred(editor):
    """Bài 0 to Bài 99, of which Bài 0 was worked on last."""
    Article.objects.bulk_create([Article(title=f"Bài {number}", slug=f"bai-{number}") for number in range(100)])
    for article in Article.objects.all():
        age = timedelta(minutes=int(article.title.split()[1]))
        QuerySet(Article).filter(pk=article.pk).update(updated_at=timezone.now() - age)


@pytest.mark.parametrize(
    ("day", "told"),
    [("31/02/2026", ["“31/02/2026” không phải là ngày; hãy viết như 31/12/2025."]), ("28/02/2026", []), ("", [])],
)
def test_a_period_with_a_day_that_never_was_says_so(day, told, editor, signed_in):
    shown = signed_in(editor).get(f"{LIST}?published_at_from={day}&published_at_to=").context

    assert [str(message) for message in shown["messages"]] == told


def test_every_article_is_reached_page_by_page_however_few_are_counted_ahead(hundred, listed, monkeypatch):
    monkeypatch.setattr(long_list, "AHEAD", 30)

    pages = [listed(f"p={page}") for page in range(1, 6)]

    assert [title for titles, _shown in pages for title in titles] == [f"Bài {number}" for number in range(100)]
    assert [shown.result_count for _titles, shown in pages] == [30, 50, 70, 90, 100]
    assert [shown.goes_on for _titles, shown in pages] == [True, True, True, True, False]


@pytest.mark.parametrize(("ahead", "told"), [(99, "hơn 99 bài viết"), (100, "100 bài viết")])
def test_more_articles_than_are_counted_are_told_as_such(ahead, told, hundred, editor, signed_in, monkeypatch):
    monkeypatch.setattr(long_list, "AHEAD", ahead)

    page = signed_in(editor).get(LIST).text

    assert (told in " ".join(page.split()), "hơn 100" in page) == (True, False)


@pytest.mark.parametrize("query", ["p=0", "p=-3", "p=abc"])
def test_what_is_no_page_is_answered_with_the_first(query, hundred, listed):
    titles, shown = listed(query)

    assert (titles[0], shown.page_num, len(titles)) == ("Bài 0", 1, 20)


@pytest.mark.parametrize("query", ["p=6", "p=6000", "p=999999999999999999999", "p=7&o=2.-6"])
def test_a_page_behind_the_last_one_is_answered_with_the_last(query, hundred, listed):
    titles, shown = listed(query)

    assert (titles[0], shown.page_num, len(titles), shown.result_count) == ("Bài 80", 5, 20, 100)
    assert listed(f"{query}&state=published")[1].page_num == 1


def test_what_was_searched_for_ends_where_it_is_told_to_be_narrowed(hundred, listed, monkeypatch):
    monkeypatch.setattr(long_list, "DEEPEST_FOUND", 60)

    titles, shown = listed("q=bai&p=3")

    assert (titles[-1], shown.result_count, shown.goes_on) == ("Bài 59", 60, True)
    assert (listed("q=bai&p=4")[0], listed("q=bai&p=4")[1].page_num) == (titles, 3)
    assert listed("p=4")[0][0] == "Bài 60"


def test_all_are_shown_on_one_page_while_they_are_few(hundred, listed, monkeypatch):
    assert len(listed("all=")[0]) == 100
    monkeypatch.setattr(long_list, "AHEAD", 30)
    assert len(listed("all=&p=2")[0]) == 20


def test_a_search_finds_what_no_reader_sees_and_is_narrowed_by_every_filter(editor, listed):
    one, other = (Category.objects.create(name=name) for name in ("Tin", "Khác"))
    day = timezone.now() - timedelta(days=1)
    made = [
        ("Thi đua nháp", one, "draft", None),
        ("Thi đua ra", one, "published", day),
        ("Thi đua", other, "draft", None),
    ]
    for title, category, status, at in made:
        Article.objects.create(title=title, category=category, status=status, published_at=at, creator=editor)
    Article.objects.create(title="Khen thưởng", category=one)

    assert sorted(listed("q=thi+dua")[0]) == ["Thi đua", "Thi đua nháp", "Thi đua ra"]
    assert listed(f"q=thi+dua&category={one.pk}&state=draft&author={editor.pk}")[0] == ["Thi đua nháp"]
    assert listed("q=thi+dua&state=published")[0] == ["Thi đua ra"]


def test_signs_alone_find_nothing_and_the_list_says_so(hundred, listed, editor, signed_in):
    titles, shown = listed("q=🏆")
    messages = [str(message) for message in signed_in(editor).get(f"{LIST}?q=🏆").context["messages"]]

    assert (titles, shown.result_count) == ([], 0)
    assert messages == ["Chỉ có ký hiệu thì không tìm được gì: hãy gõ chữ hoặc số."]
    assert listed("q=+")[1].result_count == 100


def test_titles_are_sorted_as_if_they_had_no_marks(listed):
    for title in ("Ấm no", "Đường mới", "An vui", "Em thơ"):
        Article.objects.create(title=title)

    assert listed("o=1")[0] == ["Ấm no", "An vui", "Đường mới", "Em thơ"]


def test_the_list_is_sorted_by_category_state_and_author_and_then_by_last_change(editor, reporter, listed):
    reporter.first_name, editor.first_name = "Ánh", "Bình"
    for user in (reporter, editor):
        user.save()
    first, last = (Category.objects.create(name=name) for name in ("Đua", "Thi"))
    made = [("1", last, "published", editor), ("2", first, "draft", reporter), ("3", first, "published", editor)]
    for title, category, status, creator in made:
        fields = {"category": category, "status": status, "creator": creator}
        article = Article.objects.create(title=title, published_at=timezone.now(), **fields)
        QuerySet(Article).filter(pk=article.pk).update(updated_at=timezone.now() - timedelta(hours=int(title)))

    orders = [listed(f"o={column}")[0] for column in (2, -2, 3, -3, 4, -4)]

    assert ["".join(order) for order in orders] == ["231", "123", "213", "132", "213", "132"]


@pytest.mark.parametrize("column", [2, 4])
def test_what_a_search_finds_is_not_sorted_by_category_or_author(column, listed, editor, signed_in):
    for name in ("An", "Bình"):
        user = User.objects.create(username=name, first_name=name)
        category = Category.objects.create(name=name)
        Article.objects.create(title=f"Thi đua {name}", category=category, creator=user)

    found, page = listed(f"q=thi+dua&o={column}")[0], signed_in(editor).get(f"{LIST}?q=thi+dua").text

    assert found == ["Thi đua Bình", "Thi đua An"]
    assert [bool(re.search(rf"[?&;]o={other}[.&\"]", page)) for other in (1, 2, 3, 4)] == [True, False, True, False]


@pytest.mark.parametrize("column", [1, 2, 3, 4, 6])
def test_a_list_without_categories_is_sorted_by_each_column(column, listed):
    Article.objects.create(title="Một")

    assert listed(f"o={column}")[0] == ["Một"]


@pytest.mark.parametrize(("most", "ahead", "is_offered"), [(100, 100, True), (99, 100, False), (100, 99, False)])
def test_all_pages_are_chosen_at_once_while_they_are_not_too_many(
    most, ahead, is_offered, hundred, editor, signed_in, monkeypatch
):
    monkeypatch.setattr(long_list, "MOST_AT_ONCE", most)
    monkeypatch.setattr(long_list, "AHEAD", ahead)

    page = signed_in(editor).get(LIST).text

    assert ('class="question' in page, "action-counter" in page) == (is_offered, True)
    assert (f"Chỉ chọn được tất cả khi không quá {most} bài" in page) is not is_offered


def test_two_hundred_articles_lie_in_the_bin_after_two_clicks(editor, signed_in):
    Article.objects.bulk_create(Article(title=f"Bài {n}", slug=f"bai-{n}") for n in range(200))
    some = list(Article.objects.values_list("pk", flat=True)[:20])
    client = signed_in(editor)
    step = {"action": "delete_selected", "_selected_action": some, "select_across": "1"}

    asked = client.post(LIST, step)
    named = re.findall(r'name="_selected_action" value="(\d+)"', asked.text)
    client.post(LIST, {"action": "delete_selected", "_selected_action": named, "post": "yes"})

    assert (len(named), Article.objects.kept().count()) == (200, 0)


def test_a_period_is_sent_with_all_that_narrows_the_list_already(editor, signed_in):
    page = signed_in(editor).get(f"{LIST}?q=thi+dua&state=published&o=1&p=2&published_at_from=01/02/2026").text

    [form] = [form for form in page.split("<form")[1:] if "vDateField" in form]
    assert dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)) == {
        "q": "thi dua",
        "state": "published",
        "o": "1",
    }


@pytest.mark.parametrize("articles", [1, 20])
def test_a_page_of_the_list_costs_the_same_queries_for_1_and_20_rows(
    articles, editor, category, signed_in, django_assert_num_queries
):
    for number in range(articles):
        creator = User.objects.create_user(f"nguoi{number}", first_name="Lan", last_name="Trần")
        article = Article.objects.create(title=f"Bài {number}", category=category, creator=creator)
        publish(article)
    client = signed_in(editor)

    with django_assert_num_queries(16):
        response = client.get(LIST)

    assert len(response.context["cl"].result_list) == articles


@pytest.mark.parametrize(
    "query",
    [
        "p=abc",
        "p=999999999999999999999",
        "author=abc",
        "author=99999999999999999999999",
        "status__exact=x",
        "category__id__exact=abc",
        "published_at__year=99999",
        "published_at__year=abc",
        "published_at__year=99999999999999999999",
        "category=99999999999999999999",
        "id__in=99999999999999999999",
        "published_at__month=13",
        "o=abc.9",
        "q=%F0%9F%8E%96'\"--",
        "creator__password__startswith=a",
        "_facets=True",
        "e=1",
    ],
)
def test_nonsense_in_the_lists_address_is_no_error_of_ours(query, editor, article, signed_in):
    assert signed_in(editor).get(f"{LIST}?{query}").status_code in (200, 302, 400)
