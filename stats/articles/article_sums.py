"""Views and readers of every article in any period.

A period is the difference of the two checkpoints nearest to its ends, corrected by the days between them and the ends:
about ten days are read, however long it is. Views and readers of an article are packed into one number, `figures`, so
that one addition adds both.
"""

import datetime
import operator
from array import array
from collections.abc import Iterable, Iterator
from itertools import count

from stats.models import ArticleDay, Closing
from stats.periods import DAY, Period

READER = 2**36  # More views than an article can have; figures = readers * READER + views.
TRIES = 2
NO_BOOKS = Closing(articles=array("q"), figures=array("q"), shelves=array("q"))


class Sums:
    """The sums of a period: `places` maps the pk of an article to its index in `figures`; a figure may be 0.

    The places are those of the latest checkpoint; articles that were first read after it follow.
    """

    def __init__(self, latest: Closing):
        self.latest, self.places = latest, dict(zip(latest.articles, count()))
        self.figures = array("q", [0]) * len(self.places)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield pk and figures of the articles that were read."""
        return (found for found in zip(self.places, self.figures, strict=True) if found[1])

    def __len__(self):
        """Return how many articles were read."""
        return len(self.figures) - self.figures.count(0)

    def of(self, article: int) -> int:
        """Return the figures of an article; 0 if it was not read."""
        place = self.places.get(article)
        return 0 if place is None else self.figures[place]

    def add(self, rows: Iterable[tuple[int, int]]):
        """Add rows of article pk and figures."""
        for article, figures in rows:
            place = self.places.setdefault(article, len(self.figures))
            if place == len(self.figures):
                self.figures.append(0)
            self.figures[place] += figures


def sums(period: Period) -> Sums:
    """Return the sums of all articles for the period."""
    books = _books()
    for _try in range(TRIES):
        found, before = _sums(period, list(books)), books
        books = _books()
        if before.items() <= books.items():  # Otherwise a late view deleted checkpoints meanwhile.
            return found
    return _sums(period, [])  # Without checkpoints: slow, but right whatever happens to them.


def until(last: datetime.date | None, day: datetime.date) -> Sums:
    """Return the sums of all days up to `day`, from the checkpoint of the day `last` (None: there is none yet)."""
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
    if begin is None or end is None or begin == end:  # No checkpoint between the ends: the days alone make the period.
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
    """Yield article pk and figures of the days after `after` until `last`; negated if `last` lies before `after`."""
    sign, (earlier, later) = (1 if after < last else -1), sorted((after, last))
    days = ArticleDay.objects.filter(day__gt=earlier, day__lte=later).order_by()
    # Not grouped in SQL: few articles are read on two of so few days.
    rows = days.values_list("article_id", "views", "readers").iterator()
    return ((article, sign * (readers * READER + views)) for article, views, readers in rows)


def views(figures: int) -> int:
    """Return the views in packed figures."""
    return figures % READER


def readers(figures: int) -> int:
    """Return the readers in packed figures."""
    return figures // READER
