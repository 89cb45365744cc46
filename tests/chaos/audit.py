"""`python -m tests.chaos.audit`: mixed requests over the turn of a week and a year, on clocks that are moved.

Workers and drainers are killed all the while. A model of the audit's own says what must have been counted: every number
of the box at every moment, and every row of the figures at the end.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from http.client import HTTPException
from pathlib import Path

from tests.chaos import databases
from tests.chaos.auditor import MOMENTS, Audit
from tests.chaos.clock import Clock, library
from tests.chaos.report import Report
from tests.chaos.site import Site


def arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.audit", description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=300, help="how many, in all (default 300)")
    parser.add_argument("--long", action="store_const", dest="requests", const=20_000, help="20,000, at more moments")
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
        run.start()
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
