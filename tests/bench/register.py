"""`python -m tests.bench.register`: pages of the register of 100,000 grants, on both databases, none of them kept.

`--short` takes a twentieth of the grants.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote_plus

from tests.bench import databases, sites
from tests.bench.finding import database
from tests.bench.targets import at_most, table

GRANTS, TIMES = 100_000, 10


def pages(folder, name, count):
    """The slowest twentieth of all pages of the register."""
    with ExitStack() as stack:
        more = {"DATABASE_URL": database(stack, folder, name, count), "BENCH_VARIANT": "made"}
        sites.run(folder, "manage.py", "migrate", "--verbosity", 0, **more)
        sites.run(folder, "-m", "tests.bench.register_content", count, **more)
        found = json.loads(sites.run(folder, "-m", "tests.bench.register_asking", TIMES, **more))
    for address, milliseconds in found["pages"].items():
        print(f"  {unquote_plus(address):70} {milliseconds:8.1f} ms")
    return [at_most(f"register, CPU of its pages, p95, {count:,} grants, {name}", 150, found["p95"], " ms")]


def measure(part):
    names = ["SQLite"] + ["PostgreSQL"] * databases.postgres_answers()
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as folder:
        sites.run(Path(folder), "manage.py", "collectstatic", "--verbosity", 0, "--no-input")
        return [target for name in names for target in pages(Path(folder), name, GRANTS // part)]


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.register", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a twentieth of the grants")
    parser.add_argument("--strict", action="store_true", help="a missed target is an error")
    options = parser.parse_args()
    targets = measure(20 if options.short else 1)
    print(f"\n{table(targets)}")
    return options.strict and not all(target.is_met for target in targets)


if __name__ == "__main__":
    sys.exit(main())
