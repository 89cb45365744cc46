"""The figures of one article, by day."""

from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from stats.models import ArticleDay, ArticleOpening, ArticleTotal
from stats.periods import Period
from stats.site import series


class Total(NamedTuple):
    """All views and readers of an article, and the views it brought along, which are among the views."""

    views: int
    readers: int
    opening: int


def total_of(number: int) -> Total:
    counted = ArticleTotal.objects.filter(pk=number).first() or ArticleTotal()
    opening = ArticleOpening.objects.filter(article_id=number).values_list("views", flat=True).first() or 0
    return Total(counted.views + opening, counted.readers, opening)


def all_days(number: int) -> Period:
    """From the first day on which the article was read until today."""
    today = timezone.localdate()
    first = ArticleDay.objects.filter(article_id=number).aggregate(first=Min("day"))["first"]
    return Period(min(first or today, today), today)


def points(number: int, period: Period, step: series.Step) -> list[series.Point]:
    days = ArticleDay.objects.filter(article_id=number, day__range=(period.first, period.last))
    return series.grouped(days.values_list("day", "views", "readers"), period, step)
