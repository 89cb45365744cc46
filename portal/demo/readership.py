"""Invented statistics: five weeks that keep every rule of real ones, and 400 days of an older counter."""

from datetime import timedelta
from itertools import groupby
from random import Random

from django.utils import timezone

from news.models import Article
from stats import rollups
from stats.models import (
    ArticleDay,
    DeviceDay,
    HistoryImport,
    ImportedDay,
    ReferrerDay,
    Refusal,
    SiteDay,
    SiteHour,
    SiteWeek,
)

DAYS = 35
VISITORS = 380  # On an average working day.
RHYTHM = (1.08, 1.15, 1.1, 1.12, 0.98, 0.52, 0.6)  # Monday to Sunday.
FROM_ARTICLES = 0.66  # Of the site's views; the others are of the front page and the lists.
CHOICE = 4  # If the weights sum to less than this, readers read less rather than the same again.
REFUSED = {"bot": 0.42, "prefetch": 0.05, "staff": 0.07}  # As shares of the views.
HOURS = (1, 1, 0, 0, 1, 3, 7, 12, 15, 14, 12, 10, 9, 9, 12, 13, 12, 10, 9, 13, 15, 12, 7, 3)  # Midnight to midnight.
DEVICES = {1: 61, 2: 4, 3: 34, 4: 1}  # Phone, tablet, computer, other, in per cent.
SITES = {"google.com": 0.16, "facebook.com": 0.09, "coccoc.com": 0.04, "hoaban.example": 0.03, "zalo.me": 0.02}
OLD_DAYS = 400


def load(now):
    """Write the rows, unless the site has statistics already: real and invented ones are never mixed."""
    if SiteDay.objects.exists():
        return
    random = Random(35)
    days = site_figures(now, random)
    bulk(SiteDay, [{"day": day, "views": views, "visitors": visitors} for day, views, visitors in days])
    bulk(SiteHour, [row for figures in days for row in by_parts(figures, "hour", day_parts(figures[0], now))])
    bulk(DeviceDay, [row for figures in days for row in by_parts(figures, "kind", DEVICES)])
    bulk(ReferrerDay, site_rows(days, random))
    bulk(SiteWeek, [{"week": week, "visitors": visitors} for week, visitors in week_figures(days)])
    bulk(ArticleDay, article_figures(days, random))
    bulk(Refusal, refusal_figures(days, random))
    rollups.ARTICLES.rebuild()
    rollups.REFERRERS.rebuild()
    load_older_counter(days[0][0], random)


def bulk(model, rows):
    model.objects.bulk_create(model(**row) for row in rows)


def site_figures(now, random):
    """Return (day, views, visitors) of each day up to today, which is not over yet."""
    today, hour = timezone.localdate(now), timezone.localtime(now).hour
    figures = []
    for ago in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=ago)
        growth = 1.25 - 0.35 * ago / DAYS
        part = sum(HOURS[: hour + 1]) / sum(HOURS) if ago == 0 else 1
        visitors = max(1, round(VISITORS * RHYTHM[day.weekday()] * growth * part * random.uniform(0.9, 1.1)))
        figures.append((day, round(visitors * random.uniform(2.3, 3.1)), visitors))
    return figures


def day_parts(day, now):
    """Return the weight of each hour of the day; hours to come are left out."""
    hour = timezone.localtime(now).hour if day == timezone.localdate(now) else 23
    return {number: part for number, part in enumerate(HOURS) if number <= hour}


def by_parts(figures, name, parts):
    """Yield rows that share views and visitors of a day by weight; their sums are exact."""
    day, *sums = figures
    views, visitors = (shared(number, list(parts.values())) for number in sums)
    for key, viewed, came in zip(parts, views, visitors, strict=True):
        if viewed or came:
            yield {"day": day, name: key, "views": viewed, "visitors": came}


def shared(number, parts):
    """Return the number in whole parts by weight; the largest part takes the rounding remainder."""
    whole = sum(parts) or 1
    found = [number * part // whole for part in parts]
    found[parts.index(max(parts))] += number - sum(found)
    return found


def site_rows(days, random):
    """Yield the rows of ReferrerDay."""
    for day, views, _visitors in days:
        for host, part in SITES.items():
            yield {"day": day, "host": host, "views": round(views * part * random.uniform(0.7, 1.3))}


def load_older_counter(until, random):
    """Import OLD_DAYS days before `until`, as from a counter that knew only days."""
    imported = HistoryImport.objects.create(
        file="bo-dem-cu.csv", note="Bộ đếm của cổng cũ, do Phòng Hành chính bàn giao", imported_by="quantri"
    )
    rows = []
    for ago in range(OLD_DAYS, 0, -1):
        day = until - timedelta(days=ago)
        visitors = round(
            VISITORS * 0.8 * RHYTHM[day.weekday()] * (1 - 0.3 * ago / OLD_DAYS) * random.uniform(0.85, 1.15)
        )
        rows.append({"day": day, "views": round(visitors * random.uniform(2.2, 2.9)), "visitors": visitors})
    bulk(SiteDay, rows)
    bulk(ImportedDay, [row | {"history": imported} for row in rows])


def week_figures(days):
    """Yield (Monday, visitors) of each week: more than its best day, fewer than the sum of its days."""

    def monday(figures):
        return figures[0] - timedelta(days=figures[0].weekday())

    for week, of_week in groupby(days, monday):
        visitors = [visitors for _day, _views, visitors in of_week]
        yield week, max(visitors) + (sum(visitors) - max(visitors)) * 6 // 10


def article_figures(days, random):
    """Yield the rows of ArticleDay: views shared by age and appeal, never more readers than visitors."""
    articles = Article.objects.published().order_by("pk")
    articles = [
        (article.pk, timezone.localdate(article.published_at), random.uniform(2, 3 if article.featured_order else 0.4))
        for article in articles.only("published_at", "featured_order")
    ]
    for day, views, visitors in days:
        weights = {pk: appeal * freshness(day, since) for pk, since, appeal in articles if since <= day}
        choice = max(CHOICE, sum(weights.values()))
        for pk, weight in weights.items():
            share = int(views * FROM_ARTICLES * weight / choice)
            if share:
                readers = min(visitors, max(1, round(share * random.uniform(0.68, 0.92))))
                yield {"article_id": pk, "day": day, "views": share, "readers": readers}


def freshness(day, since):
    """Return the weight of an article's age: highest on its first day, never 0."""
    return 0.06 + 1 / (1 + (day - since).days) ** 0.9


def refusal_figures(days, random):
    """Yield the rows of Refusal."""
    for day, views, _visitors in days:
        for reason, part in REFUSED.items():
            yield {"day": day, "reason": reason, "count": round(views * part * random.uniform(0.7, 1.3))}
