"""`python -m tests.bench.crawl`: a crawler asks for each of 10,000 articles once; `--short`: of 500.

Each article has nine photos. A page is composed once and then put together of its parts; beside it the same page
without that. Ratios are of CPU in one run, since other work on the machine cannot change them.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench import databases, sites
from tests.bench.finding import database, filled
from tests.bench.targets import at_most, table

ARTICLES, SHORT = 10_000, 500
WAYS = ("uncomposed", "first", "composed", "publishing")
COMPOSED = {"SQLite": 1 / 10, "PostgreSQL": 1 / 7}


def crawl(folder, name, count):
    """The targets on one database."""
    with ExitStack() as stack:
        more = filled(folder, count, ["photos"], database(stack, folder, name, "crawl")) | {"BENCH_VARIANT": ""}
        found = {way: json.loads(sites.run(folder, "-m", "tests.bench.crawling", way, **more)) for way in WAYS}
    for way, figures in found.items():
        print(f"  {name}, {way:12}" + "".join(f"{figures[key]:9.2f} {unit}" for key, unit in UNITS), flush=True)
    cpu = {way: figures["cpu"] for way, figures in found.items()}
    return [
        at_most(f"CPU, composed : uncomposed, {name}", COMPOSED[name], cpu["composed"] / cpu["uncomposed"]),
        at_most(f"CPU, composed while publishing : at rest, {name}", 1.25, cpu["publishing"] / cpu["composed"]),
        at_most(f"CPU, composing a page : not composing it, {name}", 1.2, cpu["first"] / cpu["uncomposed"]),
        at_most(f"p99 of a composed page, {name}", 60, found["composed"]["p99"], " ms"),
        at_most(
            f"memory after the crawl, composed : uncomposed, {name}",
            1,
            found["composed"]["MB"] / found["uncomposed"]["MB"],
        ),
    ]


UNITS = (("cpu", "ms CPU a page"), ("p99", "ms p99"), ("MB", "MB"))


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.crawl", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="500 articles")
    parser.add_argument("--strict", action="store_true", help="a missed target is an error")
    options = parser.parse_args()
    names = ["SQLite"] + ["PostgreSQL"] * databases.postgres_answers()
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as made_in:
        folder = Path(made_in)
        sites.run(folder, "manage.py", "collectstatic", "--verbosity", 0, "--no-input")
        targets = [target for name in names for target in crawl(folder, name, SHORT if options.short else ARTICLES)]
    print(f"\n{table(targets)}")
    return options.strict and not all(target.is_met for target in targets)


if __name__ == "__main__":
    sys.exit(main())
