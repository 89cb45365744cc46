"""`python -m tests.bench.dashboard`: what a page of the statistics costs with ten years of history, on both databases.

Milliseconds of CPU, PostgreSQL's included, the best of some. `--short` takes a twentieth of the articles.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django

from tests.bench import databases
from tests.bench.desk import milliseconds

ROOT = Path(__file__).resolve().parents[2]
TARGET_MS, TARGET_MS_OF_MANY = 150, 400  # Up to 20,000 articles, and of more.
TIMES = 5
ADDRESSES = {
    **{
        f"dashboard, {name}": f"/quan-tri/thong-ke/?ky={name}"
        for name in "hom-nay 7-ngay 30-ngay thang-nay thang-truoc quy-nay quy-truoc nam-nay nam-truoc tat-ca".split()
    },
    "dashboard, a year from mid-May": "/quan-tri/thong-ke/?tu=2024-05-17&den=2025-05-16",
    "dashboard, six odd years": "/quan-tri/thong-ke/?tu=2018-03-17&den=2024-08-12",
    "articles, last year": "/quan-tri/thong-ke/bai-viet/?ky=nam-truoc",
    "output, last year": "/quan-tri/thong-ke/san-luong/?ky=nam-truoc",
    "monthly report": "/quan-tri/thong-ke/bao-cao/",
    "one article": "/quan-tri/thong-ke/bai-viet/{article}/",
}


def measured(folder, articles, days, **database):
    """The lines of the table, measured in a process of its own on a database of its own."""
    environment = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    environment |= {"DATA_DIR": str(folder), "HTTPS": "0", "DJANGO_SETTINGS_MODULE": "portal.settings", **database}
    steps = [
        ["manage.py", "migrate", "--verbosity", "0"],
        ["-m", "tests.bench.history", str(articles), str(days)],
        ["-m", "tests.bench.dashboard", "--inside"],
    ]
    for step in steps:
        subprocess.run([sys.executable, *step], cwd=ROOT, env=environment, check=True)


def inside():
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"  # The CPU of others would not be seen.
    django.setup()
    from django.conf import settings

    # Nothing is collected here, so no file has its hashed name.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from django.contrib.auth.models import Permission
    from django.db import connection
    from django.test import Client

    from news.models import Article
    from portal.accounts.models import User

    user = User.objects.create_user("bench", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="stats"))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    article = Article.objects.order_by("pk").first().pk
    count = Article.objects.count()
    target = TARGET_MS if count <= 20_000 else TARGET_MS_OF_MANY
    print(f"\n{connection.vendor}: {count:,} articles, ten years")
    for name, address in ADDRESSES.items():
        best = min(milliseconds(client, address.format(article=article)) for _time in range(TIMES))
        print(f"{name:40}{best:8.0f} ms   {'ok' if best <= target else 'MISS'}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dashboard", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="5,000 articles instead of 100,000")
    parser.add_argument("--inside", action="store_true", help="only measure, on the database of the environment")
    options = parser.parse_args()
    if options.inside:
        return inside()
    articles, days = (5000, 50) if options.short else (100_000, 55)
    with tempfile.TemporaryDirectory(prefix="bang-vang-bench-") as folder:
        measured(folder, articles, days)
        if databases.postgres_answers():
            with databases.own_postgres() as url:
                measured(folder, articles, days, DATABASE_URL=url)
        else:
            print("PostgreSQL does not answer: it was NOT measured.")
    return None


if __name__ == "__main__":
    sys.exit(main())
