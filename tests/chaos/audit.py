"""`python -m tests.chaos.audit`: mixed requests over the turn of a week and a year, on clocks that are moved.

Workers and drainers are killed all the while. A model of the audit's own says what must have been counted: every number
of the box at every moment, and every row of the figures at the end.
"""

import argparse
import datetime
import json
import os
import random
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from tests.chaos import databases
from tests.chaos.books import Books
from tests.chaos.clock import Clock, at, library
from tests.chaos.report import Report
from tests.chaos.requests import Ask, answered, drawn
from tests.chaos.site import Site
from tests.chaos.tables import rows

SUNDAY, BEFORE_MIDNIGHT = at("2026-12-27", "23:50"), at("2026-12-27", "23:58")
PURGED, BACK = at("2026-12-29", "00:10"), at("2026-12-30", "08:00")
MOMENTS = [
    at("2026-12-26", "09:00"),
    SUNDAY,
    BEFORE_MIDNIGHT,
    at("2026-12-27", "23:59:59"),
    at("2026-12-28", "00:00"),
    at("2026-12-28", "00:01"),
    at("2026-12-28", "00:04:59"),
    at("2026-12-28", "00:05"),
    at("2026-12-28", "00:09:30"),
    at("2026-12-28", "07:00"),  # Midnight in Greenwich.
    PURGED,
    BACK,
    at("2026-12-31", "23:59:59"),
    at("2027-01-01", "00:00"),
    at("2027-01-03", "23:57"),
    at("2027-01-04", "00:00:30"),
    at("2027-01-04", "00:05:10"),
    at("2027-01-05", "00:10"),
]
WRONG, WRONG_SECONDS = datetime.timedelta(days=12), 4


class Audit:
    """The machines of one database, their clock, and the books beside them."""

    def __init__(self, database, sites, clock, options, report):
        self.database, self.sites, self.clock, self.options, self.report = database, sites, clock, options, report
        self.dice = random.Random(options.seed)
        self.books, self.differences, self.compared, self.kills = Books(), [], 0, 0
        self.set_aside = []

    def run(self):
        for moment in MOMENTS:
            self.move(moment)
            if moment == PURGED:
                self._wait_for_the_purge(moment)
            if moment == BACK:
                self._bring_back()
            self.ask(moment, self.options.requests // len(MOMENTS))
            if moment == BEFORE_MIDNIGHT:
                self._lose_a_machine()
            self.compare(moment)
            print(f"{self.database.name}: {moment:%d/%m/%Y %H:%M:%S}, {len(self.differences)} differences", flush=True)
        self._compare_tables()
        self._equal(f"differences in {self.compared} comparisons, {self.kills} kills", [], self.differences)

    def move(self, moment):
        self.clock.set(moment)
        self.database.set_clock(moment)

    def ask(self, moment, count):
        """Half of the requests, a kill while none is under way, the other half."""
        for half in range(2):
            for ask, status in self._answers([drawn(self.dice) for _number in range(count // 2)], self.sites):
                self._note(ask, status, moment)
            if not half:
                self._kill_somebody()

    def compare(self, moment):
        for site in self.sites:
            site.settle()
        for site in self.sites:
            with urlopen(f"http://127.0.0.1:{site.port}/thong-ke.json", timeout=20) as answer:
                self._differ(f"{moment:%d/%m %H:%M:%S}", self.books.numbers(moment), json.load(answer))

    def a_wrong_clock(self):
        """Twelve days ahead for some seconds: nobody is deleted, and nobody counts again."""
        moment = at("2027-01-06", "10:00")
        self.move(moment)
        for site in self.sites:
            site.stop()
            del site.environment["EVEN_CLOCK_SECONDS"]
            site.start()
        readers = [ask for ask in (drawn(self.dice) for _number in range(200)) if ask.reason is None]
        for wrong in (True, False):
            for ask, status in self._answers(readers, self.sites):
                self._note(ask, status, moment)
            self.compare(moment)
            if wrong:
                self.clock.set(moment + WRONG)
                time.sleep(WRONG_SECONDS)
                self.clock.set(moment)
        self._equal("differences after a clock was wrong", [], self.differences)

    def _answers(self, asks, sites):
        served = [(self.dice.choice(sites).port, ask) for ask in asks]
        with ThreadPoolExecutor(4) as readers:
            return [*zip(asks, readers.map(lambda pair: answered(*pair), served), strict=True)]

    def _note(self, ask: Ask, status, moment):
        if status != ask.status:
            self.differences.append(f"{ask} was answered {status}")
        elif ask.reason:
            self.books.refusal(ask.reason, moment)
        else:
            self.books.view(ask.person, ask.article, moment)

    def _kill_somebody(self):
        site = self.dice.choice(self.sites)
        pid = self.dice.choice([site.drainer.pid, *site.worker_pids()])
        site.kill(pid)
        self.kills += 1
        while pid in site.worker_pids():
            time.sleep(0.01)

    def _lose_a_machine(self):
        """The last machine dies, and what it wrote down comes back when its week is forgotten."""
        site = self.sites[-1]
        site.settle()
        with site.without_a_drainer():
            asks = [ask for ask in (drawn(self.dice) for _number in range(40)) if ask.reason is None]
            self.late = [ask for ask, _status in self._answers(asks, [site])]
            for pid in site.worker_pids():
                site.kill(pid)
            time.sleep(0.2)
            self.set_aside = [path.rename(site.folder / path.name) for path in site.spool.glob("*.spool")]

    def _bring_back(self):
        for path in self.set_aside:
            path.rename(self.sites[-1].spool / path.name)
        for ask in self.late:
            self.books.late_view(ask.article, BEFORE_MIDNIGHT)

    def _wait_for_the_purge(self, moment):
        monday = moment.date() - datetime.timedelta(days=moment.weekday())
        deadline = time.monotonic() + 30
        while rows(self.database, "forgotten").get(("visitors",)) != (monday,):
            if time.monotonic() > deadline:
                raise TimeoutError("Nobody forgot the week that is over")
            time.sleep(0.1)

    def _compare_tables(self):
        for table, expected in self.books.tables().items():
            found = rows(self.database, table)
            for key in expected.keys() | found.keys():
                self._differ(f"{table} {key}", expected.get(key), found.get(key))

    def _differ(self, what, expected, found):
        self.compared += 1
        if expected != found:
            self.differences.append(f"{what}: {found} instead of {expected}")

    def _equal(self, what, expected, found):
        self.report.add(self.database.name, "audit", what, expected, found, expected == found)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.audit", description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000, help="how many, in all (default 1000)")
    parser.add_argument("--long", action="store_const", dest="requests", const=20_000, help="20,000 of them")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="to throw the same dice again")
    return parser.parse_args()


def audit(options, folder, database, machines: int) -> Report:
    """All of it on one database; whatever goes wrong is a line of the report."""
    report, clock = Report(), Clock(folder)
    with ExitStack() as stack:
        stack.callback(database.close)
        sites = [Site(folder / str(number), database, 2, clock=clock) for number in range(machines)]
        for site in sites:
            stack.callback(site.stop, signal.SIGKILL)
        clock.set(MOMENTS[0])
        sites[0].prepare()
        database.has_a_clock()
        run = Audit(database, sites, clock, options, report)
        run.move(MOMENTS[0])
        for site in sites:
            site.start()
        try:
            run.run()
            run.a_wrong_clock()
        except (OSError, HTTPException, TimeoutError, RuntimeError) as error:
            report.add(database.name, "audit", "ran to its end", "yes", repr(error), False)
    return report


def on_sqlite(options, folder) -> Report:
    folder.mkdir()
    return audit(options, folder, databases.SQLite(folder), machines=1)


def on_postgresql(options, folder) -> Report:
    folder.mkdir()
    database = databases.postgresql()
    if database is None:
        return skipped("PostgreSQL", "there is no PostgreSQL")
    return audit(options, folder, database, machines=2)


def skipped(database, reason) -> Report:
    report = Report()
    report.skip(database, "audit", reason, is_failure=os.environ.get("REQUIRE_ALL") == "1")
    return report


def main() -> int:
    options, began = arguments(), time.monotonic()
    print(f"Audit of {options.requests} requests with the dice of {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bang-vang-audit-", ignore_cleanup_errors=True) as folder:
        if library() is None:
            report = skipped("every database", "Debian's libfaketime is not there")
        else:
            with ProcessPoolExecutor() as both:
                running = [both.submit(on, options, Path(folder) / on.__name__) for on in (on_sqlite, on_postgresql)]
                report = sum((ended.result() for ended in running), Report())
    print(f"\n{time.monotonic() - began:.0f} seconds")
    return 0 if report.print() else 1


if __name__ == "__main__":
    sys.exit(main())
