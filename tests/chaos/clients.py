"""Readers: each with a browser, a page and a connection of their own."""

import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0 {}"


class Reader(threading.Thread):
    """Asks for one page again and again, `most` times or until told to stop, and remembers what came of it."""

    def __init__(self, port, article, name, stop, most=None):
        super().__init__(name=name, daemon=True)
        self.article, self._stop_asking, self._most = article, stop, most
        self.answers = Counter()
        self.broken = []  # When an answer did not come whole.
        self.slowest = 0.0
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"User-Agent": BROWSER.format(name), "Accept-Encoding": "gzip"}

    @property
    def delivered(self):
        return self.answers[200]

    def run(self):
        asked = 0
        while not self._stop_asking.is_set() and asked != self._most:
            self._ask()
            asked += 1

    def _ask(self):
        began = time.monotonic()
        try:
            self._connection.request("GET", address(self.article), headers=self._headers)
            response = self._connection.getresponse()
            response.read()
        except (OSError, HTTPException):
            self.broken.append(time.monotonic())
            self._connection.close()
            time.sleep(0.02)
        else:
            self.answers[response.status] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)


class Load:
    """Many readers at once, of an article each, and the sum of what they got."""

    def __init__(self, site, name: str, readers: int, most=None):
        self._stop = threading.Event()
        self.readers = [
            Reader(site.port, number + 1, f"{name}/{number}", self._stop, most) for number in range(readers)
        ]

    @contextmanager
    def running(self):
        """Readers read while the block lasts."""
        self.start()
        try:
            yield self
        finally:
            self._stop.set()
            self.wait()

    def start(self):
        for reader in self.readers:
            reader.start()

    def warm_up(self, pages=20, within=30):
        """Wait until every reader has had some pages: then the process that serves her keeps hers."""
        deadline = time.monotonic() + within
        while any(reader.delivered < pages for reader in self.readers) and time.monotonic() < deadline:
            time.sleep(0.05)

    def wait(self):
        for reader in self.readers:
            reader.join()

    @property
    def delivered(self):
        return sum(reader.delivered for reader in self.readers)

    @property
    def visitors(self):
        return sum(reader.delivered > 0 for reader in self.readers)

    @property
    def broken(self):
        return sum(len(reader.broken) for reader in self.readers)

    @property
    def other_answers(self):
        """How many answers were not the page, by status."""
        answers = sum((reader.answers for reader in self.readers), Counter())
        return {status: count for status, count in answers.items() if status != 200}

    @property
    def slowest(self):
        return max(reader.slowest for reader in self.readers)


def address(article: int) -> str:
    """Articles are numbered from 1 in a database that has just been made."""
    return f"/tin/tin-{article}-{article}/"
