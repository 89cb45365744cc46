"""How many public articles each category has on each day: what a list needs to open at any of its pages.

Counting a million articles, or leaping over them, takes as long as making hundreds of pages.
"""

import datetime
from typing import NamedTuple

from django.db import models, transaction
from django.db.models.functions import TruncDate
from django.utils import timezone

from news.models import Article


class Shelf(NamedTuple):
    """Where an article stands; `category` is 0 for articles without one."""

    category: int
    day: datetime.date


class ShelfCount(models.Model):
    """The public articles of one category and local day, valid until the next one appears or expires by the clock."""

    category = models.BigIntegerField()
    day = models.DateField()
    articles = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "day"], name="one_count_a_shelf")]


def shelf(category: int | None, published_at) -> Shelf | None:
    """The place of an article published then, or None for one that was given no time."""
    return published_at and Shelf(category or 0, timezone.localdate(published_at))


@transaction.atomic
def recount(shelves):
    """Count these shelves anew, and those on which the clock changed something."""
    stale = ShelfCount.objects.filter(until__lte=timezone.now()).values_list("category", "day")
    touched = sorted({*filter(None, shelves), *(Shelf(*row) for row in stale)})
    ShelfCount.objects.bulk_create([ShelfCount(**one._asdict()) for one in touched], ignore_conflicts=True)
    for one in touched:
        # Locked before it is counted: of two writers on one shelf the second one counts what the first one wrote.
        row = ShelfCount.objects.select_for_update().get(category=one.category, day=one.day)
        row.articles, row.until = count(one)
        row.save(update_fields=["articles", "until"])


@transaction.atomic
def recount_all():
    """All shelves at once, from one pass over the articles."""
    ShelfCount.objects.all().delete()
    counted = Article.objects.published().annotate(day=TruncDate("published_at")).order_by()
    rows = counted.values_list("category", "day").annotate(models.Count("pk"))
    shelves = [ShelfCount(category=category or 0, day=day, articles=articles) for category, day, articles in rows]
    ShelfCount.objects.bulk_create(shelves, batch_size=1000)
    changing = Article.objects.changing(timezone.now()).values_list("category", "published_at")
    recount({shelf(*row) for row in changing})


def counts(categories=None, first=None, last=None) -> dict[datetime.date, int]:
    """How many public articles these categories (None: all) have on each day of a period."""
    rows = ShelfCount.objects.all()
    rows = rows if categories is None else rows.filter(category__in=categories)
    rows = rows.filter(day__gte=first) if first else rows
    rows = rows.filter(day__lte=last) if last else rows
    stale = models.Q(until__lte=timezone.now())
    found = dict(rows.exclude(stale).values_list("day").annotate(models.Sum("articles")))
    for category, day in rows.filter(stale).values_list("category", "day"):
        found[day] = found.get(day, 0) + count(Shelf(category, day))[0]
    return {day: articles for day, articles in found.items() if articles}


def count(one: Shelf) -> tuple[int, datetime.datetime | None]:
    """The public articles of a shelf now, and when that changes by itself."""
    articles = Article.objects.filter(
        category=one.category or None, published_at__gte=midnight(one.day), published_at__lt=midnight(one.day, days=1)
    )
    return articles.published().count(), articles.next_change(timezone.now())


def midnight(day: datetime.date, days: int = 0) -> datetime.datetime:
    """When the local day begins, or one some days later."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days), datetime.time.min))
