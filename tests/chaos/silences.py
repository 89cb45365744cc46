"""`python -m tests.chaos.silences`: a PostgreSQL that refuses, hangs, is slow, restarts or is full.

Readers of kept pages, who each ask at an even pace, must not notice: not in any second. Whoever wants another page is
told so within a second, and gets it within five when the database is back. What is read meanwhile is counted.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.chaos.clients import Load, Reader
from tests.chaos.counted import Watch
from tests.chaos.databases import OwnPostgreSQL
from tests.chaos.lines import PostgreSQLOnALine
from tests.chaos.report import Report
from tests.chaos.site import Site
from tests.chaos.trial import READERS, Trial

WORKERS, ARTICLES = 2, 4
EVEN_SECONDS, BEFORE_SECONDS, RECOVERED_SECONDS = 4, 4, 5
PACE = 0.1  # Seconds between two questions of a reader, so that a busy machine is not taken for a hanging one.
LEAST = 0.8
RATE, SLOWEST = "least of the pages in one second : before", "the slowest of them, seconds"
ATTEMPTS = 3  # A busy machine loses a second now and then, a fault loses it each time.
KINDS = ("refusing", "dropping", "suspended", "slow", "restarting", "full")


class EvenReader(Reader):
    """Asks ten times a second, and is late only where an answer is."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.seconds = Counter()

    def run(self):
        due = time.monotonic()
        while not self._stop_asking.wait(max(0, due - time.monotonic())):
            before = self.delivered
            self._ask()
            self.seconds[int(time.monotonic())] += self.delivered - before
            due = max(due + PACE, time.monotonic())  # What was missed is not made up for.


class EvenLoad(Load):
    """Readers at an even pace, of a few articles."""

    def __init__(self, site, name):
        self._stop = threading.Event()
        self.readers = [
            EvenReader(site.port, number % ARTICLES + 1, f"{name}/{number}", self._stop) for number in range(READERS)
        ]

    def rates(self, since: float, until: float) -> list[int]:
        """How many pages were delivered in each whole second between two moments."""
        return [sum(reader.seconds[second] for reader in self.readers) for second in range(int(since) + 1, int(until))]

    def wait_until_it_is_even(self, within=180):
        """All pages have just been made anew, which takes a busy machine a while."""
        deadline, due = time.monotonic() + within, len(self.readers) / PACE
        while time.monotonic() < deadline:
            time.sleep(1)
            now = time.monotonic()
            if min(self.rates(now - 4, now)) >= 0.9 * due:
                return
        raise TimeoutError("The machine is too busy for readers at an even pace")


class Searcher(threading.Thread):
    """Asks for pages that nobody keeps, one after the other; remembers when, how it was answered, and how long it took."""

    def __init__(self, port, path):
        super().__init__(daemon=True)
        self._port, self._path, self._stop_asking = port, path, threading.Event()
        self.answers = []

    def run(self):
        number = 0
        while not self._stop_asking.wait(PACE):
            number += 1
            began = time.monotonic()
            self.answers.append((began, *self._answered(number), time.monotonic() - began))

    def _answered(self, number):
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request("GET", self._path.format(number), headers={"User-Agent": "curl/8.5.0"})
            response = connection.getresponse()
            response.read()
            return response.status, response.getheader("Retry-After")
        except (OSError, HTTPException) as error:
            return repr(error), None
        finally:
            connection.close()

    def stop(self):
        self._stop_asking.set()
        self.join()


@contextmanager
def searching(site):
    searchers = [
        Searcher(site.port, path) for path in ("/tim-kiem/?q=lúa+{}".replace("ú", "%C3%BA"), "/tin/khong-co-999{}/")
    ]
    for searcher in searchers:
        searcher.start()
    yield searchers
    for searcher in searchers:
        searcher.stop()


def silence(trial, kind):
    """One way in which the database does not answer, in the middle of which every kept page comes to its end."""
    load, said = EvenLoad(trial.site, trial.name), len(trial.site.said())
    with load.running(), searching(trial.site) as searchers:
        load.warm_up()
        _let_all_pages_end_soon(trial)
        load.wait_until_it_is_even()
        began = time.monotonic()
        time.sleep(BEFORE_SECONDS)
        away = time.monotonic()
        with getattr(
            trial.site.database.line if hasattr(trial.site.database.line, kind) else trial.site.database, kind
        )():
            time.sleep(trial.options.away)
            back = time.monotonic()
        time.sleep(RECOVERED_SECONDS + 1)
        ended = time.monotonic()
    before, meanwhile = load.rates(began, away), load.rates(away - 1, ended)
    trial.between(RATE, LEAST, 9, round(min(meanwhile) * len(before) / sum(before), 2))
    _judge_the_others(trial, searchers, away, back)
    _judge_the_log(trial, trial.site.said()[said:])
    trial.note(f"pages a second before {before}, then {meanwhile}, slowest {load.slowest:.2f} s")
    trial.exact(load)


def tried(kind, site, options) -> Report:
    """What was found the last time; only for its times it is tried again."""
    for _attempt in range(ATTEMPTS):
        found = Report()
        silence(Trial(kind, site, options, random.Random(0), found, Watch(site)), kind)
        failed = {row.what for row in found.rows if not row.holds}
        if not failed or failed - {RATE, SLOWEST}:
            break
    return found


def _let_all_pages_end_soon(trial):
    """An article is due in the middle of what follows; pages that are made from now on end with that."""
    soon = EVEN_SECONDS + BEFORE_SECONDS + trial.options.away / 2
    trial.site.database.rows(f"UPDATE news_article SET published_at = now() + interval '{soon} s' WHERE id = 20")
    trial.site.database.rows("UPDATE pagecache_contentversion SET number = number + 1")


def _judge_the_others(trial, searchers, away, back):
    answers = [answer for searcher in searchers for answer in searcher.answers]
    meanwhile = [answer for answer in answers if away + 1 < answer[0] < back - 0.5]
    told = Counter((status, bool(retry)) for _at, status, retry, _took in meanwhile if status not in (200, 404))
    first = max(took for at, _status, _retry, took in answers if away - 1 < at < away + 1)
    late = [
        status for at, status, _retry, _took in answers if at > back + RECOVERED_SECONDS and status not in (200, 404)
    ]
    trial.equal("other pages: 503 with Retry-After", True, set(told) <= {(503, True)})
    trial.between(SLOWEST, 0, 1, round(max([took for *_rest, took in meanwhile], default=0), 2))
    trial.equal("failed five seconds after its return", [], late)
    trial.note(f"other pages meanwhile {dict(told)}, of {len(meanwhile)}; the first took {first:.2f} s")


def _judge_the_log(trial, said):
    trial.between("lines that say that it is away", 1, WORKERS, said.count("The database is away"))
    trial.equal(
        "lines that say that it is back", said.count("The database is away"), said.count("The database is back")
    )
    trial.equal("tracebacks", 0, said.count("Traceback"))


def arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.silences", description=__doc__.splitlines()[0])
    parser.add_argument("--away", type=float, default=6, help="how long each of them lasts, in seconds (default 6)")
    parser.add_argument("kinds", nargs="*", default=KINDS, help=f"of {', '.join(KINDS)} (default all)")
    return parser.parse_args()


def main() -> int:
    options, report = arguments(), Report()
    if not OwnPostgreSQL.is_possible():
        report.skip("PostgreSQL", "silences", "its programs are not here", os.environ.get("REQUIRE_ALL") == "1")
        return 0 if report.print() else 1
    with tempfile.TemporaryDirectory(prefix="bang-vang-silences-") as folder, ExitStack() as stack:
        database = PostgreSQLOnALine()
        stack.callback(database.close)
        site = Site(Path(folder), database, WORKERS)
        stack.callback(site.stop, signal.SIGKILL)
        site.prepare()
        site.start()
        for kind in options.kinds:
            report += tried(kind, site, options)
            print(kind, flush=True)
    return 0 if report.print() else 1


if __name__ == "__main__":
    sys.exit(main())
