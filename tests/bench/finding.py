"""`python -m tests.bench.finding`: the search among 100,000 articles, and pages made from a million beside a thousand.

Everything is measured in one process, without kept pages. `--short` takes a twentieth of the articles.
"""

import argparse
import json
import statistics
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.bench import databases, sites
from tests.bench.library import WRITTEN
from tests.bench.targets import at_least, at_most, table

SEARCHED, MANY = 100_000, 1_000_000
TIMES, A_PAGE, CATEGORIES = 40, 10, 10
LISTS = ["front page", "article", "list, page 1", "list, deep page"]


def filled(folder, count, kind, database):
    """A database with so many articles, and the environment that names it."""
    more = {"DATABASE_URL": database, "BENCH_VARIANT": "made"}
    sites.run(folder, "manage.py", "migrate", "--verbosity", 0, **more)
    sites.run(folder, "-m", "tests.bench.library", count, *kind, **more)
    return more


def database(stack, folder, name, number):
    """An empty database of this kind."""
    if name == "SQLite":
        return f"sqlite:///{folder}/{number}.sqlite3"
    return stack.enter_context(databases.own_postgres(f"_{number}"))


def filled_together(stack, folder, name, contents):
    """The environments of databases with these numbers and kinds of articles; two at a time, as nothing is measured."""
    named = [(*content, database(stack, folder, name, number)) for number, content in enumerate(contents)]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda one: filled(folder, *one), named))


def search(folder, name, count, more):
    found = json.loads(sites.run(folder, "-m", "tests.bench.asking", TIMES // 2, **more))
    sites.run(folder, "-m", "tests.bench.newsroom", **more)
    desk = json.loads(sites.run(folder, "-m", "tests.bench.desk", "--inside", **more))
    for question, milliseconds in found["medians"].items():
        print(f"  {question:40} {milliseconds:8.1f} ms")
    slowest = max(desk, key=desk.get)
    print(f"  the desk's slowest list: {slowest}")
    return [
        at_most(f"search, p95 of ten questions, {count:,} articles, {name}", 150, found["p95"], " ms"),
        at_most(f"desk, CPU of its slowest list, {count:,} articles, {name}", 300, desk[slowest], " ms"),
    ]


def scale(folder, name, count, rounds, few, many):
    pages = [(few, addresses(folder, few, WRITTEN)), (many, addresses(folder, many, count))]
    rounds = [[made(folder, more, asked) for more, asked in pages] for _round in range(rounds)]
    ratios = [statistics.median(one[page] / two[page] for one, two in rounds) for page in range(len(LISTS))]
    print(f"  {name}: " + ", ".join(f"{page} {ms:.1f} ms" for page, ms in zip(LISTS, rounds[-1][1], strict=True)))
    return [
        at_least(f"{page}, {count:,} articles : {WRITTEN:,}, {name}", 0.8 if "deep" in page else 0.9, ratio)
        for page, ratio in zip(LISTS, ratios, strict=True)
    ]


def addresses(folder, more, count):
    """One of each kind of page: of a small portal's middle, and of a large one's."""
    deep = count // CATEGORIES // A_PAGE // 2
    listed = f"/chuyen-muc/chuyen-muc-{CATEGORIES - 1}/"
    article = sites.run(folder, "-m", "tests.bench.making", "--article", **more).strip()
    return ["/", article, listed, f"{listed}?trang={deep}"]


def made(folder, more, asked):
    """Milliseconds of each page."""
    return [wall for wall, _cpu in json.loads(sites.run(folder, "-m", "tests.bench.making", TIMES, *asked, **more))]


def plain(folder, rounds):
    """The CPU of an article's page beside that of a plain blog's page of the same content, on the demo."""
    sites.run(folder, "manage.py", "migrate", "--verbosity", 0)
    sites.run(folder, "manage.py", "demo", "--if-empty")
    article = sites.run(folder, "-m", "tests.bench.making", "--article").strip()
    pages = {"made": article, "plainblog": f"/article/{article.rstrip('/').rpartition('-')[2]}/"}
    ratios = []
    for _round in range(rounds):
        ours, blog = (
            json.loads(sites.run(folder, "-m", "tests.bench.making", TIMES, page, BENCH_VARIANT=variant))[0][1]
            for variant, page in pages.items()
        )
        ratios.append(ours / blog)
    print(f"  CPU of an article's page {ours:.1f} ms, of a plain blog's {blog:.1f} ms")
    return [at_most("CPU of an article's page, not kept : plain Django blog", 1, statistics.median(ratios))]


def measure(part, rounds):
    names = ["SQLite"] + ["PostgreSQL"] * databases.postgres_answers()
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as made_in:
        folder = Path(made_in)
        sites.run(folder, "manage.py", "collectstatic", "--verbosity", 0, "--no-input")
        targets = plain(folder, rounds)
        searched, count = SEARCHED // part, MANY // part
        for name in names:
            with ExitStack() as stack:
                contents = [(searched, []), (WRITTEN, ["grown"]), (count, ["grown"])]
                asked, few, many = filled_together(stack, folder, name, contents)
                targets += search(folder, name, searched, asked)
                targets += scale(folder, name, count, rounds, few, many)
    return targets


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.finding", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--short", action="store_true", help="a twentieth of the articles, in three rounds instead of five"
    )
    parser.add_argument("--strict", action="store_true", help="a missed target is an error")
    options = parser.parse_args()
    targets = measure(20, 3) if options.short else measure(1, 5)
    print(f"\n{table(targets)}")
    return options.strict and not all(target.is_met for target in targets)


if __name__ == "__main__":
    sys.exit(main())
