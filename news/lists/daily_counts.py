"""Daily counts: the number of public articles per category and local day, with which a list opens at any page.

Counting a million articles, or skipping over them, takes as long as making hundreds of pages.
"""

import datetime
from functools import reduce
from itertools import batched
from operator import or_
from typing import NamedTuple

from django.db import models, transaction
from django.db.models.functions import TruncDate
from django.utils import timezone

from clocks import midnight
from news.models import Article, DailyCount

A_QUERY = 100  # Rows that are locked and written in one query.


class CategoryDay(NamedTuple):
    """A category and a local day under which articles are counted; `category` is 0 for articles without one."""

    category: int
    day: datetime.date


def category_day(category: int | None, published_at) -> CategoryDay | None:
    """Return where an article published then is counted; None without a time."""
    return published_at and CategoryDay(category or 0, timezone.localdate(published_at))


@transaction.atomic
def recount(category_days):
    """Count these days of categories anew, and all days whose count the clock has changed."""
    stale = DailyCount.objects.filter(until__lte=timezone.now()).values_list("category", "day")
    touched = sorted({*filter(None, category_days), *(CategoryDay(*row) for row in stale)})
    DailyCount.objects.bulk_create([DailyCount(**one._asdict()) for one in touched], ignore_conflicts=True)
    for some in batched(touched, A_QUERY, strict=False):
        wanted = reduce(or_, (models.Q(**one._asdict()) for one in some))
        # The rows are locked before the count, so that a second writer counts what the first one wrote.
        rows = list(DailyCount.objects.select_for_update().filter(wanted).order_by("category", "day"))
        for row in rows:
            row.articles, row.until = count(CategoryDay(row.category, row.day))
        DailyCount.objects.bulk_update(rows, ["articles", "until"])


@transaction.atomic
def recount_all():
    """Make all daily counts anew, in one pass over the articles."""
    DailyCount.objects.all().delete()
    counted = Article.objects.published().annotate(day=TruncDate("published_at")).order_by()
    rows = counted.values_list("category", "day").annotate(models.Count("pk"))
    counts = [DailyCount(category=category or 0, day=day, articles=articles) for category, day, articles in rows]
    DailyCount.objects.bulk_create(counts, batch_size=1000)
    changing = Article.objects.changing(timezone.now()).values_list("category", "published_at")
    recount({category_day(*row) for row in changing})


def counts(categories=None, first=None, last=None) -> dict[datetime.date, int]:
    """Return the number of public articles per day of a period, for these categories (None: all)."""
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
    """Return the number of public articles of one category and day, and when it next changes by the clock or None."""
    now, first, after = timezone.now(), midnight(one.day), midnight(one.day, days=1)
    articles = Article.objects.filter(category=one.category or None, published_at__gte=first, published_at__lt=after)
    changes = articles.changing(now).exists()  # Hardly any day does: that is asked in one query, the moment in two.
    return articles.published().count(), articles.next_change(now) if changes else None
