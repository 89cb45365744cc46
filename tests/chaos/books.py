"""What the statistics must say, kept by a model of its own: sets of people by day, week and article."""

import datetime
from collections import Counter, defaultdict

ONLINE = datetime.timedelta(minutes=5)


class Books:
    """Tell it what was answered and when; it tells what must be counted."""

    def __init__(self):
        self.views, self.refused, self.late, self.read_late = Counter(), Counter(), Counter(), Counter()
        self.article_views = Counter()
        self.visitors, self.weeks, self.readers = defaultdict(set), defaultdict(set), defaultdict(set)
        self.seen = {}

    def view(self, person, article: int, at: datetime.datetime):
        day = at.date()
        self._add(article, day)
        self.visitors[day].add(person)
        self.weeks[day - datetime.timedelta(days=day.weekday())].add(person)
        self.seen[person] = at
        if article:
            self.readers[article, day].add(person)

    def late_view(self, article: int, at: datetime.datetime):
        """A view that came when it was forgotten who had come, and read, on its day."""
        self._add(article, at.date())
        self.late[at.date()] += 1
        if article:
            self.read_late[at.date()] += 1

    def refusal(self, reason: str, at: datetime.datetime):
        self.refused[at.date(), reason] += 1

    def numbers(self, now: datetime.datetime) -> dict[str, int]:
        """The four numbers of the public box."""
        today = now.date()
        return {
            "online": sum(now - ONLINE < at for at in self.seen.values()),
            "today": len(self.visitors[today]),
            "week": len(self.weeks[today - datetime.timedelta(days=today.weekday())]),
            "total": sum(map(len, self.visitors.values())),
        }

    def tables(self) -> dict[str, dict]:
        """The rows of the database, by table."""
        articles = {key: (views, len(self.readers[key])) for key, views in self.article_views.items()}
        return {
            "siteday": {(day,): (views, len(self.visitors[day])) for day, views in self.views.items()},
            "siteweek": {(week,): (len(people),) for week, people in self.weeks.items() if people},
            "articleday": articles,
            "articlemonth": summed(articles, lambda article, day: (article, day.replace(day=1).toordinal())),
            "articleyear": summed(articles, lambda article, day: (article, day.replace(month=1, day=1).toordinal())),
            "articletotal": summed(articles, lambda article, _day: (article,)),
            "refusal": {key: (count,) for key, count in self.refused.items()},
            "lateday": {(day,): (count, self.read_late[day]) for day, count in self.late.items()},
        }

    def _add(self, article, day):
        self.views[day] += 1
        if article:
            self.article_views[article, day] += 1


def summed(articles: dict[tuple, tuple], key) -> dict[tuple, tuple]:
    """Return views and readers by `key` of article and day."""
    sums = defaultdict(lambda: (0, 0))
    for (article, day), figures in articles.items():
        sums[key(article, day)] = tuple(map(sum, zip(sums[key(article, day)], figures, strict=True)))
    return dict(sums)
