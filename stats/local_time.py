"""Hours, days, weeks, months and years in the time zone of the site."""

import datetime
from functools import lru_cache

from django.utils import timezone


@lru_cache(maxsize=64)
def _local(half_hour: int) -> datetime.datetime:
    # Local hours of the zone begin with a half hour of UTC, so a half hour has one local hour and day.
    moment = datetime.datetime.fromtimestamp(half_hour * 1800, tz=datetime.UTC)
    return timezone.localtime(moment)


def day_of(seconds: int) -> datetime.date:
    """Return the local day of a moment given in seconds since 1970."""
    return _local(seconds // 1800).date()


def hour_of(seconds: int) -> int:
    """Return the local hour, 0 to 23, of a moment given in seconds since 1970."""
    return _local(seconds // 1800).hour


def week_of(day: datetime.date) -> datetime.date:
    """Return the Monday of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def month_of(day: datetime.date) -> datetime.date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def year_of(day: datetime.date) -> datetime.date:
    """Return the first day of a day's year."""
    return day.replace(month=1, day=1)
