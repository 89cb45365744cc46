"""`python -m tests.bench.desk`: what a list of the desk costs the server with 100,000 articles, on both databases.

Milliseconds of CPU, PostgreSQL's included, the best of some. `--short` takes a tenth of the articles.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import django

from tests.bench import databases, sites
from tests.bench.finding import database, filled
from tests.bench.targets import at_most, table

ARTICLES, TARGET_MS, TIMES = 100_000, 300, 2
LIST = "/quan-tri/news/article/?"
# Of 100,000 articles they stand in 98,000, 88,500, 67,000, 16,000, all and in none.
WORDS = ["thi", "thi đua", "khen thưởng", '"huân chương lao động"', '"bài và ảnh người viết"', "khongcodau"]
STATES = [f"state={state}" for state in ("published", "draft", "scheduled", "expired", "changes")]
MONTH, YEARS = "published_at_from=01/03/2024&published_at_to=31/03/2024", "published_at_to=31/12/2018"
TOGETHER = f"state=published&category={{category}}&{YEARS}"
FILTERS = [*STATES, "category={category}", MONTH, YEARS, TOGETHER]
AUTHORS = ["author={author}", "author={few}", f"author={{few}}&{TOGETHER}"]
ORDERS = [f"o={column}" for column in (6, -6, 1, -1, 2, 3, 4)]
PAGES = [f"p={page}" for page in (40, 400, 4000)]
ROOMS = "news/category news/topic news/source news/video news/boardname accounts/user admin/logentry".split()
OTHERS = ["viec-can-lam/", "news/article/add/", *(f"{room}/" for room in ROOMS), "admin/logentry/?q=khongcodau&p=9"]


def lists(filters):
    """Each filter, question, order and page by itself, and as they meet."""
    asked = [f"q={words}" for words in WORDS]
    yield from ["", *filters, *asked, *ORDERS, *PAGES]
    yield from [f"{asked[0]}&{other}" for other in (*filters, *ORDERS, *PAGES)]
    yield from [f"{one}&{other}" for one in asked[1:] for other in (filters[-1], ORDERS[2], PAGES[0])]
    yield from [f"{filters[-1]}&{other}" for other in (*ORDERS, *PAGES)]


def addresses(user, names):
    if user == "editor":
        mine, others = lists([*FILTERS, *AUTHORS]), OTHERS
    else:
        mine, others = lists(FILTERS), [""]
    return [*(LIST + one.format(**names) for one in mine), *(f"/quan-tri/{other}" for other in others)]


def inside():
    """The milliseconds of each page by who asks for it, as JSON."""
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"  # The CPU of others would not be seen.
    django.setup()
    from django.test import Client

    from news.models import Category
    from portal.accounts.models import User

    people = {user.username: user for user in User.objects.all()}
    names = {"author": people["reporter0"].pk, "few": people["reporter1"].pk, "category": Category.objects.first().pk}
    found = {}
    for user in ("editor", "reporter0"):
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(people[user], "django.contrib.auth.backends.ModelBackend")
        for address in addresses(user, names):
            page = address.removeprefix(LIST.rstrip("?")).removeprefix("/quan-tri/")
            found[f"{user} {page}"] = min(milliseconds(client, address) for _time in range(TIMES))
    print(json.dumps(found, ensure_ascii=False))


def milliseconds(client, address):
    begin = processor()
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return (processor() - begin) * 1000


def processor():
    """Seconds of CPU that this process has taken, and the one of PostgreSQL which works for it on this machine."""
    from django.db import connection

    spent = time.process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        server = Path(f"/proc/{connection.connection.info.backend_pid}")
        if not server.exists():  # It works on another machine: the whole time of an answer is the next best.
            return time.perf_counter()
        spent += int((server / "schedstat").read_text().split()[0]) / 1e9
    return spent


def measure(count, is_long):
    names = ["SQLite"] + ["PostgreSQL"] * databases.postgres_answers()
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as made_in:
        folder = Path(made_in)
        sites.run(folder, "manage.py", "collectstatic", "--verbosity", 0, "--no-input")
        for name in names:
            with ExitStack() as stack:
                more = filled(folder, count, [], database(stack, folder, name, count))
                sites.run(folder, "-m", "tests.bench.newsroom", **more)
                found = json.loads(sites.run(folder, "-m", "tests.bench.desk", "--inside", **more))
            yield from [at_most(f"{name}: {page}", TARGET_MS, spent, " ms") for page, spent in slowest(found, is_long)]


def slowest(found, is_long):
    pages = sorted(found.items(), key=lambda page: -page[1])
    return pages if is_long else pages[:10]


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.desk", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a tenth of the articles; prints the ten slowest pages")
    parser.add_argument("--strict", action="store_true", help="a missed target is an error")
    parser.add_argument("--inside", action="store_true", help="only measure, on the database of the environment")
    options = parser.parse_args()
    if options.inside:
        return inside()
    targets = list(measure(ARTICLES // 10 if options.short else ARTICLES, not options.short))
    print(table(targets))
    return options.strict and not all(target.is_met for target in targets)


if __name__ == "__main__":
    sys.exit(main())
