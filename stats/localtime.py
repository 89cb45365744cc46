"""Days and weeks as the readers live them."""

import datetime
from functools import lru_cache

from django.utils import timezone


@lru_cache(maxsize=64)
def _day(half_hour: int) -> datetime.date:
    # No zone's midnight falls between two half hours of UTC.
    moment = datetime.datetime.fromtimestamp(half_hour * 1800, tz=datetime.UTC)
    return timezone.localtime(moment).date()


def day_of(seconds: int) -> datetime.date:
    """The local day of a moment given in seconds since 1970."""
    return _day(seconds // 1800)


def week_of(day: datetime.date) -> datetime.date:
    """The Monday of a day's week."""
    return day - datetime.timedelta(days=day.weekday())
