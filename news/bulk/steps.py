"""Planning and taking one step for many articles."""

import time
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from news.models import Article

MOST = 2000
A_PART = 100  # Articles in one transaction, which locks out every other writer of an SQLite database.
SECONDS = 20  # The worker's and the proxy's patience is 60 s.


class Step(Protocol):
    """A step of one person."""

    def refusal(self, article: Article) -> str:
        """Return why this article is left out, in words; "" if it is not."""

    def take(self, articles: list[Article]) -> list[int]:
        """Take the step in one transaction; return the primary keys of those that it was taken with."""


class Plan(NamedTuple):
    """The articles that a step would be taken with, and those left out by their reasons."""

    articles: list[Article]
    left_out: dict[str, list[Article]]

    @property
    def left_out_count(self) -> int:
        return sum(map(len, self.left_out.values()))


class Outcome(NamedTuple):
    """The primary keys that the step was taken with, those that could not, and those for which time was too short."""

    done: list[int]
    not_done: list[int]
    waiting: list[int]


def plan(step: Step, articles: Iterable[Article]) -> Plan:
    """Return who would take part in the step, and who would not."""
    taking, left_out = [], {}
    for article in articles:
        if reason := str(step.refusal(article)):
            left_out.setdefault(reason, []).append(article)
        else:
            taking.append(article)
    return Plan(taking, left_out)


def take(step: Step, articles: list[Article], seconds: float = SECONDS) -> Outcome:
    """Take the step part by part, until all are done or the seconds are over."""
    done, end = [], time.monotonic() + seconds
    begin = 0
    while begin < len(articles) and (not begin or time.monotonic() < end):
        done += step.take(articles[begin : begin + A_PART])
        begin += A_PART
    tried = [article.pk for article in articles[:begin]]
    return Outcome(done, sorted(set(tried) - set(done)), [article.pk for article in articles[begin:]])
