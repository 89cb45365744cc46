"""The archive: all months in which articles were published, with their numbers of articles."""

import datetime
from calendar import monthrange
from typing import NamedTuple

from news.lists import daily_counts
from news.lists.long_list import ArticleList
from pagecache.fragments import once_per_version


class Month(NamedTuple):
    """A calendar month; months sort by time."""

    year: int
    month: int

    @property
    def first(self) -> datetime.date:
        """The first day of the month."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        """The last day of the month."""
        return self.first.replace(day=monthrange(self.year, self.month)[1])

    @property
    def articles(self) -> ArticleList:
        """The public articles of the month, the newest first."""
        return ArticleList(first=self.first, last=self.last)

    def get_absolute_url(self):
        return f"/luu-tru/{self.year:04}/{self.month:02}/"


class MonthConverter:
    """A path converter for `2026/11`."""

    regex = r"[12][0-9]{3}/(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return Month(*map(int, value.split("/")))

    def to_url(self, month):
        return f"{month.year:04}/{month.month:02}"


class DashedMonth(MonthConverter):
    """A path converter for `2026-11` in file names."""

    regex = MonthConverter.regex.replace("/", "-")

    def to_python(self, value):
        return super().to_python(value.replace("-", "/"))


def months() -> dict[Month, int]:
    """Return the number of public articles per month, the newest month first, without empty months."""
    return once_per_version("months", _months)


def _months():
    found = {}
    for day, articles in sorted(daily_counts.counts().items(), reverse=True):
        month = Month(day.year, day.month)
        found[month] = found.get(month, 0) + articles
    return found
