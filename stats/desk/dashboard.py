"""The numbers on the dashboard of the statistics; all are read from aggregates, never from single views."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from stats import rollups
from stats.collecting import devices
from stats.collecting.rules import REASONS
from stats.models import DeviceDay, LateDay, Refusal, SiteDay
from stats.periods import DAY, Period
from stats.referrers import limit
from stats.site import series, site_sums

WORDS = dict(REASONS.values())
LOST = ("dropped", "bad")
MOST_REFERRERS = 15


class Now(NamedTuple):
    """The numbers of this moment, and those of the same hours of yesterday and of the same day last week."""

    visitors: dict[str, int]
    views_today: int
    views_total: int
    hour: int
    so_far: dict[str, int]
    yesterday: dict[str, int]
    last_week: dict[str, int]


class Count(NamedTuple):
    """A line of a list: a name and its count."""

    name: str
    count: int


def now() -> Now:
    """Return the numbers of today, compared up to the last full hour."""
    moment = timezone.localtime()
    today, hour = moment.date(), moment.hour
    ago = {days: series.until(today - days * DAY, hour) for days in (0, 1, 7)}
    totals = site_sums.totals()
    views = SiteDay.objects.filter(day=today).values_list("views", flat=True).first() or 0
    return Now(site_sums.visitors(), views, totals["views"], hour, ago[0], ago[1], ago[7])


def refused(period: Period) -> list[Count]:
    """Return the refusals of the period by reason, the most frequent first."""
    found = Refusal.objects.exclude(reason__in=LOST).filter(day__range=(period.first, period.last))
    rows = found.values_list("reason").annotate(sum=Sum("count")).order_by("-sum", "reason")
    return [Count(WORDS.get(reason, reason), count) for reason, count in rows]


def late(period: Period) -> dict[str, int]:
    """Return how many views were added too late to count their visitors, and views of articles their readers."""
    found = LateDay.objects.filter(day__range=(period.first, period.last))
    return found.aggregate(views=Sum("views", default=0), article_views=Sum("article_views", default=0))


def device_kinds(period: Period) -> list[Count]:
    """Return the visitors of the period by kind of device, kinds without visitors left out."""
    found = DeviceDay.objects.filter(day__range=(period.first, period.last)).values_list("kind")
    sums = dict(found.annotate(Sum("visitors")))
    return [Count(name, sums[kind]) for kind, name in devices.NAMES.items() if sums.get(kind)]


def referrers(period: Period) -> list[Count]:
    """Return views by referrer: the MOST_REFERRERS largest by name, all others together at the end."""
    summed, values = rollups.REFERRERS.query(period)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT host, views, SUM(views) OVER () FROM ({summed}) AS summed "
            "ORDER BY host = %s, views DESC, host LIMIT %s",
            [*values, limit.OTHERS, MOST_REFERRERS],
        )
        rows = cursor.fetchall()
    named = [Count(host, int(views)) for host, views, _all in rows if host != limit.OTHERS]
    others = int(rows[0][2]) - sum(one.count for one in named) if rows else 0
    return named + ([Count(_("others"), others)] if others else [])
