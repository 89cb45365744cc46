"""Views and readers of one article, by day and in total."""

from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from stats.models import ArticleDay, ArticleOpening, ArticleTotal
from stats.periods import Period
from stats.site import series


class Total(NamedTuple):
    """All views and readers of an article; `opening` is its opening balance, included in `views`."""

    views: int
    readers: int
    opening: int


def total_of(pk: int) -> Total:
    """Return the totals of the article with this pk; zeros if it was never read."""
    counted = ArticleTotal.objects.filter(pk=pk).first() or ArticleTotal()
    opening = ArticleOpening.objects.filter(article_id=pk).values_list("views", flat=True).first() or 0
    return Total(counted.views + opening, counted.readers, opening)


def all_days(pk: int) -> Period:
    """Return the period from the first day on which the article was read until today."""
    today = timezone.localdate()
    first = ArticleDay.objects.filter(article_id=pk).aggregate(first=Min("day"))["first"]
    return Period(min(first or today, today), today)


def points(pk: int, period: Period, step: series.Step) -> list[series.Point]:
    """Return one point of a chart per step of the period."""
    days = ArticleDay.objects.filter(article_id=pk, day__range=(period.first, period.last))
    return series.grouped(days.values_list("day", "views", "readers"), period, step)
