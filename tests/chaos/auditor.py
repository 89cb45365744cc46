"""One audit: machines, a clock that is moved, and the books beside them."""

import datetime
import json
import random
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from tests.chaos.books import Books
from tests.chaos.clock import at
from tests.chaos.requests import Ask, answered, drawn
from tests.chaos.site import Site
from tests.chaos.tables import rows

BEFORE_MIDNIGHT = at("2026-12-27", "23:58")  # Of a Sunday.
PURGED, BACK = at("2026-12-29", "00:10"), at("2026-12-30", "08:00")
SHORT = [
    BEFORE_MIDNIGHT,
    at("2026-12-27", "23:59:59"),
    at("2026-12-28", "00:01"),
    at("2026-12-28", "00:04:59"),
    PURGED,
    BACK,
    at("2026-12-31", "23:59:59"),
    at("2027-01-01", "00:00"),
    at("2027-01-04", "00:00:30"),
]
MOMENTS = sorted(
    [
        *SHORT,
        at("2026-12-26", "09:00"),
        at("2026-12-27", "23:50"),
        at("2026-12-28", "00:00"),
        at("2026-12-28", "00:05"),
        at("2026-12-28", "00:09:30"),
        at("2026-12-28", "07:00"),  # Midnight in Greenwich.
        at("2027-01-03", "23:57"),
        at("2027-01-04", "00:05:10"),
        at("2027-01-05", "00:10"),
    ]
)
LONG = 5000
WRONG, WRONG_SECONDS = datetime.timedelta(days=12), 4


class Audit:
    """The machines of one database, their clock, and the books beside them."""

    def __init__(self, database, sites, clock, options, report):
        self.database, self.sites, self.clock, self.options, self.report = database, sites, clock, options, report
        self.dice = random.Random(options.seed)
        self.books, self.differences, self.compared, self.kills = Books(), [], 0, 0
        self.late, self.set_aside = [], []

    def run(self):
        moments = MOMENTS if self.options.requests >= LONG else SHORT
        for moment in moments:
            self.move(moment)
            if moment in (PURGED, BACK):
                self._wait_for_the_purge(moment.date())
            if moment == BACK:
                self._bring_back()
            self.ask(moment, self.options.requests // len(moments))
            if moment == BEFORE_MIDNIGHT:
                self._lose_a_machine()
            self.compare(moment)
            print(f"{self.database.name}: {moment:%d/%m/%Y %H:%M:%S}", *self.differences[-3:], sep="\n  ", flush=True)
        self._compare_tables()
        self._equal(f"differences in {self.compared} comparisons, {self.kills} kills", [], self.differences)

    def start(self):
        with ThreadPoolExecutor() as at_once:
            deque(at_once.map(Site.start, self.sites), maxlen=0)

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
            with urlopen(f"http://127.0.0.1:{site.port}/thong-ke.json", timeout=60) as answer:
                self._differ(f"{moment:%d/%m %H:%M:%S}", self.books.numbers(moment), json.load(answer))

    def a_wrong_clock(self):
        """Twelve days ahead for some seconds: nobody is deleted, and nobody counts again."""
        moment = at("2027-01-06", "10:00")
        self.move(moment)
        for site in self.sites:
            site.stop()
            del site.environment["EVEN_CLOCK_SECONDS"]
        self.start()
        self.differences = []
        readers = [ask for ask in (drawn(self.dice) for _number in range(40)) if ask.reason is None]
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

    def _wait_for_the_purge(self, today):
        monday = today - datetime.timedelta(days=today.weekday())
        due = {("visitors",): (monday,), ("readers",): (today - datetime.timedelta(days=2),)}
        deadline = time.monotonic() + 90
        while rows(self.database, "forgotten") != due:
            if time.monotonic() > deadline:
                raise TimeoutError("What is over its time was not forgotten")
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
