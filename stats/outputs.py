"""What was brought out: the articles of a period by month, author and category, as royalties are reckoned."""

import datetime
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils import timezone

from news.models import Article, Category
from stats import articlesums
from stats.names import names_of
from stats.periods import DAY, Period


class Output(NamedTuple):
    """What one author published in one category in one month, and how it was read within the period."""

    month: datetime.date
    author: str
    category: str
    articles: int
    photos: int
    views: int
    readers: int


def published_in(period: Period):
    """The articles that appeared on these days and are public now."""
    begin, end = (
        timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
        for day in (period.first, period.last + DAY)
    )
    return Article.objects.published().filter(published_at__gte=begin, published_at__lt=end)


def outputs(period: Period) -> list[Output]:
    """By month, author and category."""
    summed, summed_values = articlesums.sums(period)
    articles = published_in(period).annotate(
        year=ExtractYear("published_at"), month=ExtractMonth("published_at"), pictures=Count("photos")
    )
    listed, values = (
        articles.order_by()
        .values_list("pk", "creator_id", "category_id", "year", "month", "pictures")
        .query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH listed (number, creator, category, year, month, pictures) AS ({listed}), summed AS ({summed}) "
            "SELECT year, month, creator, category, COUNT(*), SUM(pictures), COALESCE(SUM(views), 0), "
            "COALESCE(SUM(readers), 0) FROM listed LEFT JOIN summed ON number = article_id "
            "GROUP BY year, month, creator, category",
            [*values, *summed_values],
        )
        rows = cursor.fetchall()
    authors = names_of(get_user_model(), (row[2] for row in rows))
    categories = names_of(Category, (row[3] for row in rows))
    return sorted(
        # PostgreSQL answers with decimal numbers.
        Output(datetime.date(int(year), int(month), 1), authors[creator], categories[category], *map(int, figures))
        for year, month, creator, category, *figures in rows
    )


def total(rows: list[Output]) -> dict[str, int]:
    return {name: sum(getattr(row, name) for row in rows) for name in ("articles", "photos", "views", "readers")}
