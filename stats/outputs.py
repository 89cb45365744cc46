"""What was brought out: the articles of a period by month, author and category, as royalties are reckoned."""

import datetime
import operator
from collections import defaultdict
from typing import NamedTuple

from django.contrib.auth import get_user_model
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
    sums = articlesums.sums(period)
    added = defaultdict(lambda: [0, 0, 0, 0])
    for number, photos, *group in _listed(period).iterator():
        figures = sums.of(number)
        amounts = (1, photos, articlesums.views(figures), articlesums.readers(figures))
        added[tuple(group)] = list(map(operator.add, added[tuple(group)], amounts))
    authors = names_of(get_user_model(), (creator for _year, _month, creator, _category in added))
    categories = names_of(Category, (category for *_others, category in added))
    return sorted(
        Output(datetime.date(year, month, 1), authors[creator], categories[category], *amounts)
        for (year, month, creator, category), amounts in added.items()
    )


def _listed(period):
    articles = published_in(period).annotate(
        year=ExtractYear("published_at"), month=ExtractMonth("published_at"), pictures=Count("photos")
    )
    return articles.order_by().values_list("pk", "pictures", "year", "month", "creator_id", "category_id")


def total(rows: list[Output]) -> dict[str, int]:
    return {name: sum(getattr(row, name) for row in rows) for name in ("articles", "photos", "views", "readers")}
