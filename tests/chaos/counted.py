"""What the database says was counted since a moment, and whether the public numbers ever contradict themselves."""

import json
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPException
from urllib.request import urlopen

SUMS = {
    "views": "SELECT SUM(views) FROM stats_siteday",
    "visitors": "SELECT SUM(visitors) FROM stats_siteweek",
    "dropped": "SELECT SUM(count) FROM stats_refusal WHERE reason = 'dropped'",
}
ARTICLES = "SELECT article_id, SUM(views) FROM stats_articleday GROUP BY article_id"


class Counted:
    """The growth of the figures since this object was made."""

    def __init__(self, database):
        self._database = database
        self._sums, self._articles = self._now()

    def _now(self):
        sums = {name: int(self._database.rows(sql)[0][0] or 0) for name, sql in SUMS.items()}
        return sums, {article: int(views) for article, views in self._database.rows(ARTICLES)}

    def sums(self) -> dict[str, int]:
        sums, _articles = self._now()
        return {name: sums[name] - self._sums[name] for name in SUMS}

    def views_of(self, article: int) -> int:
        _sums, articles = self._now()
        return articles.get(article, 0) - self._articles.get(article, 0)


class Watch:
    """Reads the public numbers all the time, and writes down when they contradict each other."""

    def __init__(self, site):
        self._address = f"http://127.0.0.1:{site.port}/thong-ke.json"
        self.looks, self.contradictions = 0, []

    @contextmanager
    def looking(self):
        stop = threading.Event()
        thread = threading.Thread(target=self._look_until, args=[stop], daemon=True)
        thread.start()
        yield self
        stop.set()
        thread.join()

    def numbers(self) -> dict[str, int]:
        with urlopen(self._address, timeout=5) as answer:
            return json.load(answer)

    def _look_until(self, stop):
        total = 0
        while not stop.wait(0.1):
            # A worker that is killed or a database that is away gives no numbers, so nothing to contradict.
            with suppress(OSError, HTTPException, ValueError):
                numbers = self.numbers()
                self.looks += 1
                if not numbers["today"] <= numbers["week"] <= numbers["total"] or numbers["total"] < total:
                    self.contradictions.append((total, numbers))
                total = numbers["total"]
