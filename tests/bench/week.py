"""`python -m tests.bench.week 20000`: by how many megabytes a week of so many visitors a day, all new, lets SQLite grow."""

import random
import sys
import time
from pathlib import Path

import django

DAY_SECONDS, BATCH, ARTICLES = 86_400, 5000, 3000
DAYS_OF_READERS = 3  # Retention keeps today's and those of two days.


def records(visitors, day, dice):
    """Each visitor opens one article; who read it is gone again for all but the last days."""
    from stats.collecting.records import VIEW, Record

    for number in range(visitors):
        at = int(time.time()) - day * DAY_SECONDS - number * DAY_SECONDS // visitors // 2
        article = dice.randrange(1, ARTICLES) if day < DAYS_OF_READERS else 0
        yield Record(VIEW, at, article, dice.getrandbits(64) - 2**63)


def megabytes(connection):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(connection.settings_dict["NAME"]).stat().st_size / 1e6


def main(visitors):
    django.setup()
    from django.db import connection, transaction

    from stats.draining import aggregates, retention

    dice, before = random.Random(1), megabytes(connection)
    for day in reversed(range(7)):
        waiting = list(records(visitors, day, dice))
        for start in range(0, visitors, BATCH):
            with transaction.atomic():
                aggregates.add(waiting[start : start + BATCH])
            while retention.purge():
                pass
    print(megabytes(connection) - before)


if __name__ == "__main__":
    main(int(sys.argv[1]))
