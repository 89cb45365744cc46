"""`python -m tests.bench.crawling composed`: every article asked for once; CPU ms of a page and other figures, as JSON.

In one process, through the whole WSGI application, PostgreSQL's CPU included. How: "uncomposed"; "first", which
composes; "composed"; "publishing", composed while an article changes every hundred pages.
"""

import json
import resource
import sys
import time

import django

from tests.bench.desk import processor
from tests.bench.inside import environ

PUBLISHED_EVERY = 100


def ask(application, environ):
    """Answer one request as a server would, and close it."""
    said = []
    answer = application(environ, lambda status, headers: said.append(status))
    if hasattr(answer, "close"):
        answer.close()
    if not said[0].startswith("200"):
        raise RuntimeError(f"{environ['PATH_INFO']} answered {said[0]}")


def main(how):
    django.setup()
    from django.conf import settings

    from news.models import Article

    if how == "uncomposed":
        settings.COMPOSED_PATHS = ()
    from pagecache.composing.writer import writer
    from portal.wsgi import application

    articles = list(Article.objects.published().newest_first())
    asked = [environ(article.get_absolute_url()) for article in articles]
    ask(application, environ("/"))
    begin, waits = processor(), []
    for number, one in enumerate(asked):
        if how == "publishing" and number % PUBLISHED_EVERY == 0:
            Article.objects.filter(pk=articles[-1].pk).update(lead=f"Lần {number}.")
        began = time.monotonic()
        ask(application, one)
        waits.append(time.monotonic() - began)
    spent = processor() - begin
    writer.wait()
    told = {
        "cpu": spent * 1000 / len(asked),
        "p99": sorted(waits)[len(waits) * 99 // 100] * 1000,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
