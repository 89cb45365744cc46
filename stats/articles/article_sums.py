"""Views and readers of every article in any period.

A period is the difference of the two closings nearest to its ends, and of the days between those and these: about ten
days are read, however long it is. An article's figures are one number, so that one addition adds both.
"""

import datetime
import operator
from array import array
from collections.abc import Iterable, Iterator
from itertools import count

from stats.models import ArticleDay, Closing
from stats.periods import DAY, Period

READER = 2**36  # Above all views an article can have: its multiples count readers.
TRIES = 2
NO_BOOKS = Closing(articles=array("q"), figures=array("q"), shelves=array("q"))


class Sums:
    """What was read of articles: in the same places their numbers and their figures, of some of them nothing.

    The places are those of the latest closing; what was not read before it comes after.
    """

    def __init__(self, latest: Closing):
        self.latest, self.places = latest, dict(zip(latest.articles, count()))
        self.figures = array("q", [0]) * len(self.places)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Number and figures of the articles that were read."""
        return (found for found in zip(self.places, self.figures, strict=True) if found[1])

    def __len__(self):
        return len(self.figures) - self.figures.count(0)

    def of(self, article: int) -> int:
        place = self.places.get(article)
        return 0 if place is None else self.figures[place]

    def add(self, rows: Iterable[tuple[int, int]]):
        """To articles their figures."""
        for article, figures in rows:
            place = self.places.setdefault(article, len(self.figures))
            if place == len(self.figures):
                self.figures.append(0)
            self.figures[place] += figures


def sums(period: Period) -> Sums:
    """Of the articles that were read in the period."""
    books = _books()
    for _try in range(TRIES):
        found, before = _sums(period, list(books)), books
        books = _books()
        if before.items() <= books.items():  # Else a view came late meanwhile, and opened some of them.
            return found
    return _sums(period, [])  # Slow, and right whatever happens to the books.


def until(last: datetime.date | None, day: datetime.date) -> Sums:
    """Of all days until this one: those until the last closing, and what followed."""
    latest = Closing.objects.filter(day=last).first() or NO_BOOKS
    found = Sums(latest)
    found.figures = latest.figures[:]
    found.add(of_days(last or datetime.date.min, day))
    return found


def _books():
    return dict(Closing.objects.order_by("day").values_list("day", "made_at"))


def _sums(period, closings):
    before, last = period.first - DAY, period.last
    begin, end = (min(closings, key=lambda day: abs(day - wanted), default=None) for wanted in (before, last))
    found = Sums(Closing.objects.defer("figures").filter(day__in=closings[-1:]).first() or NO_BOOKS)
    if begin == end:  # No closing lies between: the days alone are the period.
        found.add(of_days(before, last))
        return found
    earlier, later = (_figures(day) for day in (begin, end))
    later[: len(earlier)] = array("q", map(operator.sub, later, earlier))
    found.figures[: len(later)] = later
    found.add(of_days(before, begin))
    found.add(of_days(end, last))
    return found


def _figures(day):
    return Closing.objects.filter(day=day).values_list("figures", flat=True).first() or array("q")


def of_days(after: datetime.date, last: datetime.date) -> Iterator[tuple[int, int]]:
    """Articles and figures of the days that lead from one to the other; what leads back is taken off."""
    sign, (earlier, later) = (1 if after < last else -1), sorted((after, last))
    days = ArticleDay.objects.filter(day__gt=earlier, day__lte=later).order_by()
    # Not added up there: few articles are read on two of so few days.
    rows = days.values_list("article_id", "views", "readers").iterator()
    return ((article, sign * (readers * READER + views)) for article, views, readers in rows)


def views(figures: int) -> int:
    return figures % READER


def readers(figures: int) -> int:
    return figures // READER
