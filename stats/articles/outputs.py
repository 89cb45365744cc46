"""Output: the articles published in a period by month, author and category, as royalties are calculated."""

import datetime
import operator
from collections import defaultdict
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Count
from django.utils import timezone

from clocks import midnight
from news.models import Article, Category
from stats.articles import article_sums
from stats.local_time import month_of
from stats.names import names_of
from stats.periods import Period


class Output(NamedTuple):
    """What one author published in one category in one month; views and readers are those of the period."""

    month: datetime.date
    author: str
    category: str
    articles: int
    photos: int
    views: int
    readers: int


def published_in(period: Period):
    """Return the articles that were published in the period and are public now."""
    begin, end = midnight(period.first), midnight(period.last, days=1)
    return Article.objects.published().filter(published_at__gte=begin, published_at__lt=end)


def outputs(period: Period) -> list[Output]:
    """Return the output of the period, sorted by month, author and category."""
    read = {row[0]: row[1:] for row in article_sums.sums(period)}
    added = defaultdict(lambda: [0, 0, 0, 0])
    for pk, published_at, creator, category, photos in _listed(period).iterator():
        amounts = (1, photos, *read.get(pk, (0, 0)))
        group = (month_of(timezone.localdate(published_at)), creator, category)
        added[group] = list(map(operator.add, added[group], amounts))
    authors = names_of(get_user_model(), {creator for _month, creator, _category in added})
    categories = names_of(Category, {category for _month, _creator, category in added})
    return sorted(
        Output(month, authors[creator], categories[category], *amounts)
        for (month, creator, category), amounts in added.items()
    )


def _listed(period):
    # GROUP BY these values only: with whole articles it would compare their texts too.
    values = ("pk", "published_at", "creator_id", "category_id")
    counted = published_in(period).order_by().values(*values).annotate(Count("photos"))
    return counted.values_list(*values, "photos__count")


def total(rows: list[Output]) -> dict[str, int]:
    """Return the sum of each amount over all rows."""
    return {name: sum(getattr(row, name) for row in rows) for name in ("articles", "photos", "views", "readers")}
