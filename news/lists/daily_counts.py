"""How many public articles each category has on each day: what a list needs to open at any of its pages.

Counting a million articles, or leaping over them, takes as long as making hundreds of pages.
"""

import datetime
from typing import NamedTuple

from django.db import models, transaction
from django.db.models.functions import TruncDate
from django.utils import timezone

from news.models import Article, DailyCount


class CategoryDay(NamedTuple):
    """The category and local day under which an article is counted; `category` is 0 for articles without one."""

    category: int
    day: datetime.date


def category_day(category: int | None, published_at) -> CategoryDay | None:
    """Where an article published then is counted; None for one that was given no time."""
    return published_at and CategoryDay(category or 0, timezone.localdate(published_at))


@transaction.atomic
def recount(category_days):
    """Count these days of categories anew, and those on which the clock changed something."""
    stale = DailyCount.objects.filter(until__lte=timezone.now()).values_list("category", "day")
    touched = sorted({*filter(None, category_days), *(CategoryDay(*row) for row in stale)})
    DailyCount.objects.bulk_create([DailyCount(**one._asdict()) for one in touched], ignore_conflicts=True)
    for one in touched:
        # Locked before it is counted: of two writers on one day the second one counts what the first one wrote.
        row = DailyCount.objects.select_for_update().get(category=one.category, day=one.day)
        row.articles, row.until = count(one)
        row.save(update_fields=["articles", "until"])


@transaction.atomic
def recount_all():
    """Count all of them anew, from one pass over the articles."""
    DailyCount.objects.all().delete()
    counted = Article.objects.published().annotate(day=TruncDate("published_at")).order_by()
    rows = counted.values_list("category", "day").annotate(models.Count("pk"))
    counts = [DailyCount(category=category or 0, day=day, articles=articles) for category, day, articles in rows]
    DailyCount.objects.bulk_create(counts, batch_size=1000)
    changing = Article.objects.changing(timezone.now()).values_list("category", "published_at")
    recount({category_day(*row) for row in changing})


def counts(categories=None, first=None, last=None) -> dict[datetime.date, int]:
    """How many public articles these categories (None: all) have on each day of a period."""
    rows = DailyCount.objects.all()
    rows = rows if categories is None else rows.filter(category__in=categories)
    rows = rows.filter(day__gte=first) if first else rows
    rows = rows.filter(day__lte=last) if last else rows
    stale = models.Q(until__lte=timezone.now())
    found = dict(rows.exclude(stale).values_list("day").annotate(models.Sum("articles")))
    for category, day in rows.filter(stale).values_list("category", "day"):
        found[day] = found.get(day, 0) + count(CategoryDay(category, day))[0]
    return {day: articles for day, articles in found.items() if articles}


def count(one: CategoryDay) -> tuple[int, datetime.datetime | None]:
    """The public articles of one category and day now, and when that changes by itself."""
    articles = Article.objects.filter(
        category=one.category or None, published_at__gte=midnight(one.day), published_at__lt=midnight(one.day, days=1)
    )
    return articles.published().count(), articles.next_change(timezone.now())


def midnight(day: datetime.date, days: int = 0) -> datetime.datetime:
    """When the local day begins, or one some days later."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days), datetime.time.min))
