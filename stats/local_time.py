"""Hours, days and weeks as the readers live them."""

import datetime
from functools import lru_cache

from django.utils import timezone


@lru_cache(maxsize=64)
def _local(half_hour: int) -> datetime.datetime:
    # No zone's hour begins between two half hours of UTC.
    moment = datetime.datetime.fromtimestamp(half_hour * 1800, tz=datetime.UTC)
    return timezone.localtime(moment)


def day_of(seconds: int) -> datetime.date:
    """The local day of a moment given in seconds since 1970."""
    return _local(seconds // 1800).date()


def hour_of(seconds: int) -> int:
    """The local hour, 0 to 23, of a moment given in seconds since 1970."""
    return _local(seconds // 1800).hour


def week_of(day: datetime.date) -> datetime.date:
    """The Monday of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def month_of(day: datetime.date) -> datetime.date:
    """The first of a day's month."""
    return day.replace(day=1)


def year_of(day: datetime.date) -> datetime.date:
    """The first of a day's year."""
    return day.replace(month=1, day=1)
