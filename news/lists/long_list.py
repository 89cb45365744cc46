"""Long lists of articles that open at any page without counting all articles or skipping over earlier pages."""

import datetime
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from clocks import midnight
from news.lists import daily_counts
from news.models import Article
from pagecache.fragments import once_per_version


class Outline(NamedTuple):
    """The days of a list, the newest first, and how many articles stand before each; the last entry is the total."""

    days: list[datetime.date]
    before: list[int]

    def place(self, number: int) -> tuple[datetime.date, int]:
        """Return the day of the article at this index (from 0) of the list, and its index within that day."""
        day = bisect_right(self.before, number) - 1
        return self.days[day], number - self.before[day]


class ArticleList:
    """The public articles of some categories (None: all) and of a period, the newest first.

    A sequence for Paginator: it has a count and slices.
    """

    def __init__(self, categories=None, first: datetime.date | None = None, last: datetime.date | None = None):
        self.categories, self.first, self.last = categories, first, last

    def count(self) -> int:
        return self.outline.before[-1]

    @property
    def outline(self) -> Outline:
        key = ("outline", self.categories and tuple(self.categories), self.first, self.last)
        return once_per_version(key, self._outline)

    def _outline(self):
        counts = daily_counts.counts(self.categories, self.first, self.last)
        days = sorted(counts, reverse=True)
        return Outline(days, [0, *accumulate(counts[day] for day in days)])

    def __getitem__(self, part: slice):
        begin, size = part.start, part.stop - part.start
        if begin == 0 and self.last is None:
            return self._rows(None, 0, size)
        if begin >= self.count():
            return Article.objects.none()
        day, begin = self.outline.place(begin)
        return self._rows(midnight(day, days=1), begin, size)

    def _rows(self, end, begin, size):
        """Return `size` articles from before `end`, after skipping `begin` of them, which are one day's at most."""
        articles = Article.objects.published(before=end)
        if self.first:
            articles = articles.filter(published_at__gte=midnight(self.first))
        if self.categories is None:
            return articles.for_lists().newest_first()[begin : begin + size]
        if len(self.categories) == 1:
            return articles.for_lists().filter(category=self.categories[0]).newest_first()[begin : begin + size]
        newest = articles.newest_of(self.categories, begin + size).newest_first()
        pks = [pk for pk, *_others in newest[begin : begin + size]]
        return Article.objects.published().for_lists().filter(pk__in=pks).newest_first()
