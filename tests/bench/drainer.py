"""`python -m tests.bench.drainer 50000`: how many waiting views a second one drainer adds to the database."""

import random
import sys
import time

import django

ARTICLES, VIEWS_A_VISITOR = 300, 3


def main(count):
    django.setup()
    from stats.collecting.records import VIEW, Record
    from stats.collecting.spool import spool
    from stats.draining import drainer

    dice, now = random.Random(1), int(time.time())
    visitors = [dice.getrandbits(64) - 2**63 for _visitor in range(count // VIEWS_A_VISITOR)]
    for _view in range(count):
        spool.write(Record(VIEW, now, dice.randrange(ARTICLES), dice.choice(visitors)))
    spool.close()
    begin = time.perf_counter()
    added = drainer.drain()
    print(added / (time.perf_counter() - begin))


if __name__ == "__main__":
    main(int(sys.argv[1]))
