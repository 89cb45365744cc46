"""One scenario on one site, and what it finds."""

import random
from argparse import Namespace
from dataclasses import dataclass

from tests.chaos.clients import Load
from tests.chaos.counted import Counted, Watch
from tests.chaos.report import Report
from tests.chaos.site import Site

READERS = 16


@dataclass
class Trial:
    """What a scenario needs; it leaves the site running, unless it is the last, and drained."""

    name: str
    site: Site
    options: Namespace
    dice: random.Random
    report: Report
    watch: Watch
    other_site: Site | None = None

    def __post_init__(self):
        self.counted = Counted(self.site.database)

    def load(self, readers=READERS, most=None, site=None) -> Load:
        return Load(site or self.site, self.name, readers, most)

    def equal(self, what, expected, found):
        self.report.add(self._database, self.name, what, expected, found, expected == found)

    def between(self, what, least, most, found):
        self.report.add(self._database, self.name, what, f"{least} … {most}", found, least <= found <= most)

    def exact(self, load):
        """Every page that reached a reader whole was counted once, and every reader was one visitor."""
        self.site.settle()
        sums = self.counted.sums()
        self.equal("views = pages delivered", load.delivered, sums["views"])
        self.equal("visitors", load.visitors, sums["visitors"])
        self.equal("other answers", {}, load.other_answers)

    def note(self, text, *lines):
        self.report.note(f"{self._database}, {self.name}: {text}", *lines)

    @property
    def _database(self):
        return self.site.database.name
