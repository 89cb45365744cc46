"""Limits how many referrers a day keeps by name; the views of all others are summed under OTHERS."""

import datetime
from collections import Counter

from django.db.models import Sum

from stats.models import ReferrerDay
from stats.periods import DAY

NEW_A_DAY = 100
REGULARS = 50  # Always kept: a flood of invented names must not push out the search engines.
OTHERS = ""


def placed(counted: Counter[tuple[datetime.date, str]]) -> Counter[tuple[datetime.date, str]]:
    """Return the counts, with OTHERS for names beyond the limit of their day."""
    found = Counter()
    for day in {day for day, _host in counted}:
        hosts = Counter({host: count for (of_day, host), count in counted.items() if of_day == day})
        kept = _kept(day, hosts)
        for host, count in hosts.items():
            found[day, host if host in kept else OTHERS] += count
    return found


def _kept(day, hosts):
    there = set(ReferrerDay.objects.filter(day=day).values_list("host", flat=True))
    new = [host for host, _count in hosts.most_common() if host not in there]
    if not new:
        return there
    regulars = _regulars(day)
    room = max(0, NEW_A_DAY - len(there - regulars - {OTHERS}))
    return there | regulars | set([host for host in new if host not in regulars][:room])


def _regulars(day):
    """Return the REGULARS sites with the most views in the seven days before."""
    week = ReferrerDay.objects.filter(day__gte=day - 7 * DAY, day__lt=day).exclude(host=OTHERS)
    return set(week.values_list("host", flat=True).annotate(sum=Sum("views")).order_by("-sum", "host")[:REGULARS])
