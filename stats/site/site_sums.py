"""Sums of the site and of articles, for the visitor box, article pages, dashboard and exports."""

import datetime
import time
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from news.models import Article
from stats.local_time import day_of, week_of
from stats.models import ArticleDay, ArticleOpening, ArticleTotal, OnlineVisitor, SiteDay, SiteOpening, SiteWeek

ONLINE_SECONDS = 300
# Asked for each article that nobody read lately: the ORM would take ten times as long to write it. Balances come last.
READ = f"""
    SELECT article_id, views, readers, 0 AS part FROM {ArticleTotal._meta.db_table} WHERE article_id IN ({{places}})
    UNION ALL
    SELECT article_id, views, NULL, 1 FROM {ArticleOpening._meta.db_table}
    WHERE views > 0 AND article_id IN ({{places}})
    ORDER BY part
"""


def visitors() -> dict[str, int]:
    """Return distinct visitors "online", "today", this "week" and in "total"; today <= week <= total."""
    today = timezone.localdate()
    return {
        "online": online(),
        "today": _sum(SiteDay.objects.filter(day=today), "visitors"),
        "week": _sum(SiteWeek.objects.filter(week=week_of(today)), "visitors"),
        "total": totals()["visitors"],
    }


def online() -> int:
    """Return the distinct visitors of the last ONLINE_SECONDS, by their hashes of the week in which these began."""
    now = int(time.time())
    since, week = now - ONLINE_SECONDS, week_of(day_of(now - ONLINE_SECONDS))
    # A moment much later than now was written by a wrong clock.
    return OnlineVisitor.objects.filter(week=week, seen_at__gt=since, seen_at__lt=now + ONLINE_SECONDS).count()


def totals() -> dict[str, int]:
    """Return "views" and "visitors" of all days and the opening balances."""
    sums = {column: Sum(column, default=0) for column in ("views", "visitors")}
    days, openings = SiteDay.objects.aggregate(**sums), SiteOpening.objects.aggregate(**sums)
    return {column: days[column] + openings[column] for column in sums}


class Read(NamedTuple):
    """Views and readers of an article; `readers` is None if an opening balance is among the views."""

    views: int = 0
    readers: int | None = 0


def read(articles: list[int]) -> dict[int, Read]:
    """Return views of each article, opening balance included, and readers, each counted once a day."""
    found = dict.fromkeys(articles, Read())
    places = ", ".join(["%s"] * len(articles))
    with connection.cursor() as cursor:
        cursor.execute(READ.format(places=places), [*articles, *articles])
        for article, views, readers, _part in cursor.fetchall():
            found[article] = Read(found[article].views + views, readers)
    return found


def most_read(limit: int, days: int = 30) -> list[Article]:
    """Return the published articles with the most readers of the last `days`; reloading does not count."""
    since = timezone.localdate() - datetime.timedelta(days=days - 1)
    rows = ArticleDay.objects.filter(day__gte=since).values("article_id").annotate(sum=Sum("readers"))
    # Twice as many as needed: some may have been withdrawn since.
    ranked = [row["article_id"] for row in rows.order_by("-sum", "-article_id")[: 2 * limit]]
    found = Article.objects.published().in_bulk(ranked)
    return [found[pk] for pk in ranked if pk in found][:limit]


def _sum(rows, column) -> int:
    return rows.aggregate(sum=Sum(column))["sum"] or 0
