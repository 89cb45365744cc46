"""`python -m tests.bench.making 50 / /tin/…`: milliseconds, and CPU ms, to make each of these pages; as JSON, for each page."""

import json
import statistics
import sys
import time

import django

from tests.bench.inside import environ


def made(handler, address):
    """Wall clock and CPU of one page, in milliseconds."""
    said = []
    asked, wall, processor = environ(address), time.perf_counter(), time.process_time()
    answer = handler(asked, lambda status, headers: said.append(status))
    b"".join(answer)
    answer.close()
    if said != ["200 OK"]:
        raise RuntimeError(f"{address} answered {said}")
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def newest_article():
    """The address of a public article, not the very newest."""
    from news.models import Article

    return Article.objects.published().newest_first()[2].get_absolute_url()


def main(times, addresses):
    django.setup()
    if times == "--article":
        return print(newest_article())
    from django.core.handlers.wsgi import WSGIHandler

    handler = WSGIHandler()
    for address in addresses * 3:
        made(handler, address)
    rounds = [[made(handler, address) for address in addresses] for _time in range(int(times))]
    # The fast rounds: what disturbs a page makes it slower, never faster.
    fast = [
        [statistics.quantiles(column, n=10)[0] for column in zip(*page, strict=True)]
        for page in zip(*rounds, strict=True)
    ]
    return print(json.dumps(fast))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
