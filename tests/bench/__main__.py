"""`python -m tests.bench`: how fast the pages are, beside what gunicorn and Django can do at all.

Ratios are of neighbours in one round, and medians over the rounds: a slow machine, or a busy one, is so for both.
"""

import argparse
import json
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.bench import databases, memory, sites
from tests.bench.rounds import Rounds, share_beside_slow_clients, slower_beside_drainer
from tests.bench.sites import BARE, COUNTED, EMPTY, GZIP, LOOP, MIDDLEWARE, UNCOUNTED
from tests.bench.targets import at_least, at_most, table

PAGES = 1000


class Size(NamedTuple):
    """How much is measured."""

    rounds: int
    seconds: int
    views: int
    scale: int  # The week is measured with a part of its visitors.


SHORT = Size(rounds=3, seconds=1, views=20_000, scale=20)
LONG = Size(rounds=9, seconds=4, views=100_000, scale=1)


def speed(prepared, addresses, size):
    """The table of variants, and what is asked of them."""
    with ExitStack() as stack:
        pids = {COUNTED.site: stack.enter_context(sites.serving(COUNTED.site, prepared))}
        sites.save_page(sites.address(COUNTED.site, addresses[0]), prepared)
        for site in sites.SITES:
            pids[site] = pids.get(site) or stack.enter_context(sites.serving(site, prepared))
        rounds = Rounds()
        rounds.run(pids, addresses[0], size.seconds, size.rounds)
        slower = slower_beside_drainer(pids, addresses[0], 2 * size.seconds, size.rounds)
        share = share_beside_slow_clients(pids, addresses[0], size.seconds, size.rounds)
    print(rounds.table(), flush=True)
    return [
        at_least("requests/s, kept and counted : bare callable", 0.65, rounds.ratio("rate", COUNTED, BARE)),
        at_most("CPU, kept and counted : empty Django view", 0.9, rounds.ratio("cpu", COUNTED, EMPTY)),
        at_least("requests/s, the same gzip : plain", 0.9, rounds.ratio("rate", GZIP, COUNTED)),
        at_least("requests/s, the same gzip : GZipMiddleware", 4, rounds.ratio("rate", GZIP, MIDDLEWARE)),
        at_least("requests/s, counted : not counted", 0.92, rounds.ratio("rate", COUNTED, UNCOUNTED)),
        at_most("p99, the drainer at work : at rest", 1.3, slower),
        *(
            at_least(
                f"requests/s, the event loop : bare callable, {count}", 1.8, rounds.ratio("rate", LOOP, BARE, count)
            )
            for count in (16, 64)
        ),
        at_most("CPU, the event loop : threads", 0.45, rounds.ratio("cpu", LOOP, COUNTED)),
        at_least("requests/s, the event loop beside 200 slow clients : alone", 0.8, share),
    ]


def in_one_process(prepared, addresses, size):
    found = json.loads(sites.run(prepared, "-m", "tests.bench.inside", addresses[0]))
    refreshes = 2 * (found["seconds"] + 1)
    return [
        at_most("CPU of the counting alone", 60, found["counting"], " µs"),
        at_most(
            f"of 10,000 kept hits in {found['seconds']:.1f} s, those that asked the database", refreshes, found["hits"]
        ),
    ]


def drainers(prepared, addresses, size):
    found = {"SQLite": _drained(prepared, size)}
    if databases.postgres_answers():
        with databases.own_postgres() as url:
            found["PostgreSQL"] = _drained(prepared, size, DATABASE_URL=url)
    else:
        print(f"PostgreSQL does not answer at {databases.POSTGRES}: its drainer was NOT measured.")
    return [at_least(f"views/s, one drainer into {name}", 5000, rate) for name, rate in found.items()]


def _drained(prepared, size, **database):
    sites.run(prepared, "manage.py", "migrate", "--verbosity", 0, **database)
    return float(sites.run(prepared, "-m", "tests.bench.drainer", size.views, **database))


def sizes(prepared, addresses, size):
    with sites.serving(EMPTY.site, prepared) as empty, sites.serving(COUNTED.site, prepared) as portal:
        memory.visit([sites.address(EMPTY.site, path) for path in addresses[:100]])
        memory.visit([sites.address(COUNTED.site, path) for path in addresses])
        ratio = memory.megabytes(portal) / memory.megabytes(empty)
    week = float(sites.run(prepared, "-m", "tests.bench.week", 200_000 // size.scale)) * size.scale
    return [
        at_most(f"memory of two workers with {PAGES:,} kept pages : empty Django", 1.6, ratio),
        at_most("SQLite after a week of 200,000 visitors a day", 100, week, " MB"),
    ]


def measure(size):
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as folder:
        prepared = Path(folder) / "prepared"
        prepared.mkdir()
        addresses = sites.prepare(prepared, PAGES)
        return [
            target for part in (speed, in_one_process, drainers, sizes) for target in part(prepared, addresses, size)
        ]


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="few and short rounds, in three minutes")
    parser.add_argument("--strict", action="store_true", help="a missed target is an error")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("The bench needs wrk, a package of Debian.")
    targets = measure(SHORT if options.short else LONG)
    print(f"\n{table(targets)}")
    return options.strict and not all(target.is_met for target in targets)


if __name__ == "__main__":
    sys.exit(main())
