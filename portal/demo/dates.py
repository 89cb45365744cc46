"""The dates of the sample articles: working hours of the last five weeks, counted from today."""

import datetime

from django.utils import timezone

SATURDAY = 5


def published_at(days_ago: int, hour: str, now: datetime.datetime) -> datetime.datetime:
    """Return a time on the nearest working day; never in the future unless `days_ago` is negative."""
    step = datetime.timedelta(days=1 if days_ago < 0 else -1)
    day = working_day(timezone.localdate(now) - datetime.timedelta(days=days_ago), step)
    moment = on(day, hour)
    return moment if days_ago < 0 or moment <= now else on(working_day(day + step, step), hour)


def working_day(day, step):
    """Return this day or, by steps, the next one that is not on a weekend."""
    while day.weekday() >= SATURDAY:
        day += step
    return day


def on(day, hour):
    """Return the moment of a day at an hour such as "08:30", in the local time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.fromisoformat(hour)))


def dated(text: str, moment: datetime.datetime) -> str:
    """Return the text with its dates filled in, relative to the day of `moment`."""
    day = timezone.localdate(moment)
    before = working_day(day - datetime.timedelta(days=1), datetime.timedelta(days=-1))
    dates = {"year": day.year, "last_year": day.year - 1, "next_year": day.year + 1}
    dates |= {"day": f"{day.day}/{day.month}", "yesterday": f"{before.day}/{before.month}"}
    for name, value in dates.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
