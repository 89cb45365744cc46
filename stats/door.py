"""What whoever serves whole pages asks of the statistics; the settings name this module."""

import logging
import time
from collections.abc import Callable, Mapping

from stats import counting, live, visitors
from stats.devices import device
from stats.localtime import day_of, week_of
from stats.records import VIEW, VIEW_WITHOUT_VISITOR, Arrival, Record
from stats.referrers import came_from
from stats.spool import spool

logger = logging.getLogger(__name__)

split = live.split
texts = live.numbers.texts


def count(asked: Mapping, status: int, kind: str, article: int | None, is_staff: Callable = lambda: False):
    """Write one record of a public page that was answered; `asked` is the WSGI environ. Never raises."""
    try:
        spool.write(*_records(counting.Visit(asked, status, kind, is_staff), article or 0))
    except Exception:
        # Whatever went wrong with the count, the reader gets the page.
        logger.exception("The view of %s was not counted", asked.get("PATH_INFO"))


def _records(visit, article):
    """The view, or the refusal, that this visit is, and behind a view the site it came from."""
    now = int(time.time())
    if reason := counting.refusal(visit):
        return [Record(counting.NUMBERS[reason], now, article)]
    visitor = visitors.visitor(visit.asked, week_of(day_of(now)))
    kind = VIEW_WITHOUT_VISITOR if visitor is None else VIEW
    view = Record(kind, now, article, visitor or 0, device(visit.said("HTTP_USER_AGENT")[:1000]))
    host = came_from(visit.said("HTTP_REFERER"), visit.said("HTTP_HOST"))
    return [view, Arrival(now, host)] if host else [view]
