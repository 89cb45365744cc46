"""The sums of articles in a period, compared with the days they are made from."""

import datetime
import itertools
from collections import Counter

import pytest
from model_bakery import baker

from news.models import Article, Category
from portal.accounts.models import User
from stats import periods, rollups
from stats.articles import article_sums, rankings
from stats.collecting.records import VIEW, Record
from stats.draining import aggregates
from stats.models import ArticleDay, ArticleMonth, ArticleTotal, ArticleYear
from tests.stats.conftest import HANOI

DAY = datetime.timedelta(days=1)
TODAY = datetime.date(2026, 5, 13)
FIRST = datetime.date(2024, 11, 28)
SUMS = (ArticleMonth, ArticleYear, ArticleTotal)


@pytest.fixture
def may(time_machine):
    time_machine.move_to(datetime.datetime(2026, 5, 13, 9, tzinfo=HANOI), tick=False)


@pytest.fixture
def read(db, may):
    """Eighteen months of views of six articles; the higher the number, the later it was read first."""
    rows = [
        ArticleDay(article_id=number, day=day, views=10 + number, readers=number)
        for number in range(1, 7)
        for day in itertools.takewhile(TODAY.__ge__, (FIRST + (40 * number + 9 * step) * DAY for step in range(60)))
    ]
    ArticleDay.objects.bulk_create(rows)
    rollups.ARTICLES.rebuild()


def of_the_days(first, last):
    views, readers = Counter(), Counter()
    for row in ArticleDay.objects.filter(day__range=(first, last)):
        views[row.article_id] += row.views
        readers[row.article_id] += row.readers
    return {pk: (views[pk], readers[pk]) for pk in views}


def of_the_sums(first, last):
    rows = article_sums.sums(periods.between(first, last))
    found = {pk: (views, readers) for pk, views, readers in rows}
    assert len(found) == len(rows)
    return found


def view(article, day, visitor=1):
    return Record(VIEW, int(datetime.datetime.combine(day, datetime.time(12), HANOI).timestamp()), article, visitor)


def kept():
    return [sorted(model.objects.values_list()) for model in SUMS]


def test_any_period_is_the_sum_of_its_days(read):
    months = [datetime.date(year, month, 1) for year in (2025, 2026) for month in (1, 2, 12)]
    ends = [FIRST - 40 * DAY, *(FIRST + step * DAY for step in range(0, 531, 59)), *months, TODAY]

    for first, last in itertools.combinations_with_replacement(sorted(ends), 2):
        assert of_the_sums(first, last) == of_the_days(first, last)
        assert of_the_sums(first, max(first, last - DAY)) == of_the_days(first, max(first, last - DAY))


@pytest.mark.parametrize(("table", "period"), [(ArticleYear, (2025, 1, 12)), (ArticleMonth, (2025, 3, 3))])
def test_a_whole_month_or_year_is_read_from_its_sums(read, table, period):
    year, first, last = period
    table.objects.filter(article_id=1).update(views=1_000_000)

    found = of_the_sums(datetime.date(year, first, 1), datetime.date(year, last, 31))

    assert found[1][0] == 1_000_000


@pytest.mark.parametrize("late", [FIRST, datetime.date(2025, 4, 15), TODAY - 3 * DAY])
def test_a_view_that_comes_late_is_in_every_sum_of_its_day(read, late):
    before = of_the_days(FIRST - DAY, TODAY)

    aggregates.add([view(99, late), view(2, late), view(2, late, visitor=2)])

    after = of_the_sums(FIRST - DAY, TODAY)
    assert (after.pop(99)[0], after[2][0] - before[2][0]) == (1, 2)
    for first, last in [(FIRST, TODAY), (FIRST + DAY, TODAY), (late, late), (late.replace(day=1), late)]:
        assert of_the_sums(first, last) == of_the_days(first, last)


def test_what_the_drainer_keeps_is_the_sum_of_the_days(db, may):
    for ago in (0, 1, 12, 13, 40, 132, 133, 500):
        views = [view(article, TODAY - ago * DAY, visitor) for article in (1, 2) for visitor in range(ago % 5 + 1)]
        aggregates.add(views * 2)
    drained = kept()

    rollups.ARTICLES.rebuild()

    assert kept() == drained
    assert [len(rows) for rows in drained] == [10, 6, 2]


def test_a_view_of_a_time_to_come_is_in_no_period_until_today(read):
    aggregates.add([view(1, TODAY + DAY), view(1, TODAY + 400 * DAY)])

    for first in (FIRST - DAY, datetime.date(2026, 1, 1), datetime.date(2026, 5, 1), TODAY):
        assert of_the_sums(first, TODAY) == of_the_days(first, TODAY)
    assert ArticleTotal.objects.get(pk=1).views == sum(
        ArticleDay.objects.filter(article_id=1).values_list("views", flat=True)
    )


def test_large_sums_are_whole_numbers(read):
    ArticleDay.objects.filter(article_id=1).update(views=2**40)
    rollups.ARTICLES.rebuild()

    views, readers = of_the_sums(FIRST, TODAY - DAY)[1]

    assert (views % 2**40, views > 2**42, type(views), type(readers)) == (0, True, int, int)


def categories(first=FIRST, last=TODAY):
    found = rankings.shares(article_sums.sums_with_groups(periods.between(first, last)))["category"]
    return {share.name: share.articles for share in found}


@pytest.fixture
def grouped(db, may):
    """Four articles in two categories, three of them by one author, read in April; their categories."""
    groups = [baker.make(Category, name=name) for name in ("Thi đua", "Khen thưởng")]
    user = User.objects.create(username="an", first_name="An")
    for number in range(4):
        article = Article.objects.create(
            title=f"Bài {number}", category=groups[number // 3], creator=user if number else None
        )
        ArticleDay.objects.create(article_id=article.pk, day=datetime.date(2026, 4, 2), views=2, readers=1)
    rollups.ARTICLES.rebuild()
    return groups


def test_an_article_that_moves_is_counted_in_its_new_category_at_once(grouped):
    article = Article.objects.filter(category=grouped[0]).first()
    before = categories()
    article.category = grouped[1]
    article.save()

    assert (before, categories()) == ({"Thi đua": 3, "Khen thưởng": 1}, {"Thi đua": 2, "Khen thưởng": 2})


def test_articles_moved_together_are_too(grouped):
    Article.objects.filter(category=grouped[0]).update(category=grouped[1])

    assert categories() == {"Khen thưởng": 4}


def test_a_deleted_article_is_counted_where_it_stood(grouped):
    Article.objects.filter(category=grouped[1]).delete()
    before = categories()
    rollups.ARTICLES.rebuild()

    assert before == categories() == {"Thi đua": 3, "Khen thưởng": 1}


def test_a_deleted_article_moves_with_what_is_left_of_its_group(grouped):
    Article.objects.filter(category=grouped[1]).delete()
    aggregates.add([view(99, FIRST)])
    grouped[1].delete()

    assert categories(FIRST + DAY) == {"Thi đua": 3, "(không có)": 1}
    assert categories() == {"Thi đua": 3, "(không có)": 2}


def test_an_article_that_is_new_has_its_category(grouped):
    new = Article.objects.create(title="Bài mới", category=grouped[1])
    aggregates.add([view(new.pk, TODAY)])

    assert categories(TODAY, TODAY) == {"Khen thưởng": 1}
    assert categories() == {"Thi đua": 3, "Khen thưởng": 2}


def test_the_articles_of_a_deleted_author_are_those_of_nobody(grouped):
    User.objects.get(username="an").delete()

    found = rankings.shares(article_sums.sums_with_groups(periods.between(FIRST, TODAY)))["creator"]

    assert [tuple(share) for share in found] == [("(không có)", 4, 8, 4)]
