"""`python -m tests.chaos`: real workers under real load while everything that can break is broken.

Readers count the pages that reached them whole; afterwards the database must say the same.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.chaos import databases
from tests.chaos.counted import Watch
from tests.chaos.outages import database_away, disk_full, spool_damaged, two_hosts
from tests.chaos.processes import first_hits, hang_up, kills, rush, sums_agree, terminate
from tests.chaos.report import Report
from tests.chaos.site import Site
from tests.chaos.trial import Trial

# The last of each list ends its site.
ON_SQLITE = [rush, first_hits, kills, hang_up, database_away, disk_full, sums_agree, spool_damaged]
ON_POSTGRESQL = [rush, first_hits, kills, database_away, two_hosts, sums_agree, terminate]
NO_SMALL_DISK = "a small disk can be mounted by root only"
NO_POSTGRESQL = "neither PostgreSQL's programs are here nor does a server answer at TEST_POSTGRES_URL"


def arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=40, help="how long to load the sites, in all (default 40)")
    parser.add_argument("--rush", type=int, default=500, help="requests of each of the 16 readers in the rush (500)")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="to throw the same dice again")
    options = parser.parse_args()
    # Beside the scenarios that take as long as they take, about 25 seconds in all.
    options.kills = max(3, (options.seconds - 25) / 3)
    options.away = max(2, (options.seconds - 25) / 6)
    return options


class Run:
    """One database and the sites on it; gives a report."""

    def __init__(self, options, folder):
        self.options, self.folder, self.report = options, folder, Report()
        self.dice = random.Random(options.seed)

    def on_sqlite(self) -> Report:
        with ExitStack() as stack:
            site = self._site(stack, databases.SQLite(self.folder), "one")
            scenarios = ON_SQLITE
            try:
                stack.enter_context(site.on_a_small_disk())
            except (OSError, subprocess.CalledProcessError):
                self._skip("SQLite", "disk full", NO_SMALL_DISK)
                scenarios = [scenario for scenario in ON_SQLITE if scenario is not disk_full]
            self._play(scenarios, site)
        return self.report

    def on_postgresql(self) -> Report:
        database = databases.postgresql()
        if database is None:
            self._skip("PostgreSQL", "everything", NO_POSTGRESQL)
            return self.report
        with ExitStack() as stack:
            stack.callback(database.close)
            site = self._site(stack, database, "first")
            other = self._site(stack, database, "second", workers=2)
            self._play(ON_POSTGRESQL, site, other)
        return self.report

    def _site(self, stack, database, name, workers=4):
        site = Site(self.folder / name, database, workers)
        stack.callback(site.stop, signal.SIGKILL)
        return site

    def _play(self, scenarios, site, other=None):
        site.prepare()
        site.start()
        with Watch(site).looking() as watch:
            for scenario in scenarios:
                name = scenario.__name__.replace("_", " ")
                trial = Trial(name, site, self.options, self.dice, self.report, watch, other)
                began = time.monotonic()
                try:
                    scenario(trial)
                except Exception as error:
                    trial.equal("ran to its end", "yes", repr(error))
                    trial.note(f"the last lines of the site:\n{site.said()[-3000:]}")
                print(f"{site.database.name}: {name} ({time.monotonic() - began:.1f} s)", flush=True)

    def _skip(self, database, scenario, reason):
        self.report.skip(database, scenario, reason, is_failure=os.environ.get("REQUIRE_ALL") == "1")


def main() -> int:
    options = arguments()
    began = time.monotonic()
    print(f"Chaos with the dice of {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bang-vang-chaos-", ignore_cleanup_errors=True) as folder:
        run = Run(options, Path(folder))
        # At once, since much of it is waiting; in processes, since readers are busy too.
        with ProcessPoolExecutor() as both:
            running = [both.submit(run.on_sqlite), both.submit(run.on_postgresql)]
            report = sum((ended.result() for ended in running), Report())
    print(f"\n{time.monotonic() - began:.0f} seconds")
    return 0 if report.print() else 1


if __name__ == "__main__":
    sys.exit(main())
