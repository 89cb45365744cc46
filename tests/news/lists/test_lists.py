"""Lists that are cut into numbered pages: every article once, whatever the clock or an editor does, at any length."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clocks import midnight
from news.lists import daily_counts, long_list
from news.models import Article, Category, DailyCount, Photo

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 10, 5, tzinfo=UTC)  # 12:00 in Vietnam
PERIODS = [{}, {"first": date(2026, 3, 9)}, {"last": date(2026, 3, 8)}]


def all_pages(articles, size=2):
    """What a reader meets who opens page after page."""
    return [
        article.pk for begin in range(0, articles.count() + size, size) for article in articles[begin : begin + size]
    ]


def expected(categories, first=None, last=None):
    articles = Article.objects.published().filter(category__in=categories).newest_first()
    articles = articles.filter(published_at__gte=midnight(first)) if first else articles
    articles = articles.filter(published_at__lt=midnight(last, days=1)) if last else articles
    return list(articles.values_list("pk", flat=True))


@pytest.fixture
def categories():
    return [Category.objects.create(name=f"Mục {number}") for number in range(3)]


moments = st.integers(-60, 60).map(lambda hours: NOON + timedelta(hours=hours))


@pytest.mark.thorough
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(moments, st.integers(0, 2), st.none() | st.integers(1, 90), st.booleans()), max_size=9),
    later=st.integers(0, 80),
    changes=st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["withdraw", "move", "redate", "delete", "update"]))),
)
def test_pages_hold_every_public_article_once_after_any_change_at_any_time(rows, later, changes, categories):
    Article.objects.all().delete()
    with time_machine.travel(NOON, tick=False):
        made = [
            Article.objects.create(
                title=f"Bài {number}",
                category=categories[category],
                status="published" if is_published else "draft",
                published_at=moment,
                expires_at=moment + timedelta(hours=hours) if hours else None,
            )
            for number, (moment, category, hours, is_published) in enumerate(rows)
        ]
        for number, change in changes:
            if number < len(made):
                apply(change, made[number], categories)
    with time_machine.travel(NOON + timedelta(hours=later), tick=False):
        for numbers in ([categories[0].pk], [categories[0].pk, categories[2].pk]):
            for period in PERIODS:
                assert all_pages(long_list.ArticleList(numbers, **period)) == expected(numbers, **period)


def apply(change, article, categories):
    rows = Article.objects.filter(pk=article.pk)
    if not (article := rows.first()):
        return
    if change == "withdraw":
        article.status = "withdrawn"
    elif change == "move":
        article.category = categories[0]
    elif change == "redate":
        article.published_at -= timedelta(days=1)
    elif change == "update":
        rows.update(category=categories[2], published_at=article.published_at - timedelta(hours=5))
        return
    if change == "delete":
        article.delete()
    else:
        article.save()


def test_counting_all_shelves_anew_changes_nothing(categories):
    for number in range(5):
        when = timezone.now() + timedelta(hours=20 * number - 50)
        Article.objects.create(
            title=f"Bài {number}", category=categories[number % 2], status="published", published_at=when
        )
    kept = {(row.category, row.day): (row.articles, row.until) for row in DailyCount.objects.all()}

    daily_counts.recount_all()

    assert {(row.category, row.day): (row.articles, row.until) for row in DailyCount.objects.all()} == kept
    assert sum(articles for articles, _until in kept.values()) == 3


def test_each_day_more_is_counted_in_two_queries(categories):
    def queries(days):
        with CaptureQueriesContext(connection) as asked:
            daily_counts.recount([daily_counts.CategoryDay(1, date(2026, 1, day)) for day in days])
        return len(asked)

    assert queries(range(1, 12)) - queries(range(1, 2)) == 10 * 2


def test_a_deep_page_is_neither_counted_nor_leapt_to(categories, reader):
    day = timezone.now()
    for number in range(31):
        when = day - timedelta(days=number)
        Article.objects.create(title=f"Bài {number}", category=categories[0], status="published", published_at=when)

    with CaptureQueriesContext(connection) as queries:
        html = reader.get("/chuyen-muc/muc-0/?trang=3").content.decode()

    asked = [query["sql"] for query in queries if "news_article" in query["sql"]]
    assert re.findall(r"<h2><a [^>]+>([^<]+)", html)[:2] == ["Bài 20", "Bài 21"]
    assert [sql for sql in asked if "COUNT(" in sql or re.search(r"OFFSET [1-9]", sql)] == []
    assert asked != []


def test_neighbours_are_the_next_in_the_category_also_within_one_second(categories):
    when = timezone.now() - timedelta(hours=1)
    one, two, three = (
        Article.objects.create(title=f"Bài {number}", category=categories[0], status="published", published_at=when)
        for number in range(3)
    )
    Article.objects.create(title="Bài khác", category=categories[1], status="published", published_at=when)

    assert (one.neighbours(), two.neighbours(), three.neighbours()) == ((two, None), (three, one), (None, two))


def test_a_list_shows_the_first_photo_that_has_a_file(categories):
    article = Article.objects.create(
        title="Bài", category=categories[0], status="published", published_at=timezone.now()
    )
    for order, name in enumerate(["", "b.jpg", "c.jpg"]):
        Photo.objects.bulk_create([Photo(article=article, image=name, order=order)])

    assert [one.cover().image.name for one in Article.objects.published().for_lists()] == ["b.jpg"]
