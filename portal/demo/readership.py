"""Five weeks of invented figures that keep every rule of the real ones."""

from datetime import timedelta
from itertools import groupby
from random import Random

from django.apps import apps
from django.utils import timezone

DAYS = 35
VISITORS = 380  # On a middling working day.
RHYTHM = (1.08, 1.15, 1.1, 1.12, 0.98, 0.52, 0.6)  # Monday to Sunday.
FROM_ARTICLES = 0.66  # Of the site's views; the others are of the front page and the lists.
CHOICE = 4  # Below so much to choose from (in weights), readers read less rather than the same again.
REFUSED = {"bot": 0.42, "prefetch": 0.05, "staff": 0.07}  # In parts of the views.


def load(now):
    """Write the figures, unless the site has some already: real and invented ones are never mixed."""
    site_days = apps.get_model("stats", "SiteDay").objects
    if site_days.exists():
        return
    random = Random(35)
    days = site_figures(now, random)
    site_days.bulk_create(site_days.model(day=day, views=views, visitors=visitors) for day, views, visitors in days)
    bulk("SiteWeek", [{"week": week, "visitors": visitors} for week, visitors in week_figures(days)])
    bulk("ArticleDay", article_figures(days, random))
    bulk("Refusal", refusal_figures(days, random))


def bulk(model, rows):
    objects = apps.get_model("stats", model).objects
    objects.bulk_create(objects.model(**row) for row in rows)


def site_figures(now, random):
    """(day, views, visitors) of each day up to today, which is not over yet."""
    today, hour = timezone.localdate(now), timezone.localtime(now).hour
    figures = []
    for ago in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=ago)
        growth = 1.25 - 0.35 * ago / DAYS
        part = (hour + 1) / 24 if ago == 0 else 1
        visitors = max(1, round(VISITORS * RHYTHM[day.weekday()] * growth * part * random.uniform(0.9, 1.1)))
        figures.append((day, round(visitors * random.uniform(2.3, 3.1)), visitors))
    return figures


def week_figures(days):
    """(Monday, visitors): more than on its best day, fewer than all its days together."""

    def monday(figures):
        return figures[0] - timedelta(days=figures[0].weekday())

    for week, of_week in groupby(days, monday):
        visitors = [visitors for _day, _views, visitors in of_week]
        yield week, max(visitors) + (sum(visitors) - max(visitors)) * 6 // 10


def article_figures(days, random):
    articles = apps.get_model("news", "Article").objects.published().order_by("pk")
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
    """What is new is read most; what is old is still found."""
    return 0.06 + 1 / (1 + (day - since).days) ** 0.9


def refusal_figures(days, random):
    for day, views, _visitors in days:
        for reason, part in REFUSED.items():
            yield {"day": day, "reason": reason, "count": round(views * part * random.uniform(0.7, 1.3))}
