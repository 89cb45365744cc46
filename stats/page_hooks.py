"""The page hooks (pagecache.hooks.PageHooks) of the statistics; settings.PAGE_HOOKS names this module."""

import logging
import time
from collections.abc import Callable, Mapping

from django.conf import settings

from pagecache.front import waiting
from stats import live
from stats.collecting import rules, visitors
from stats.collecting.devices import device
from stats.collecting.records import ONLINE, VIEW, VIEW_WITHOUT_VISITOR, Arrival, Record
from stats.collecting.referrer import came_from
from stats.collecting.spool import spool
from stats.local_time import day_of, week_of
from stats.site.site_sums import ONLINE_SECONDS

logger = logging.getLogger(__name__)

texts = live.numbers.texts
PUT_OFF, PUT_OFF_HEADERS = rules.PUT_OFF, rules.PUT_OFF_HEADERS


def is_put_off(asked: Mapping) -> bool:
    """Return whether to refuse this prefetch; a page that tells of its view by itself does so when it is shown."""
    return not settings.COUNTS_BY_BEACON and rules.is_put_off(asked)


def count(asked: Mapping, status: int, kind: str, article: int | None, is_staff: Callable = lambda: False):
    """Write the record of an answered public page, unless pages tell of their views themselves.

    `asked` is the WSGI environ, `article` a pk. Raises nothing but MustWait, and has written nothing then.
    """
    if not settings.COUNTS_BY_BEACON:
        record(rules.Visit(asked, status, kind, is_staff), article or 0)


def record(visit: rules.Visit, article: int):
    """Write the record of a visit; `article` is a pk or 0. Raises as count() does."""
    try:
        spool.write(*_records(visit, article))
    except waiting.MustWait:
        raise
    except Exception:
        # Whatever fails while counting, the reader gets the page.
        logger.exception("The view of %s was not counted", visit.asked.get("PATH_INFO"))


def _records(visit, article):
    """Return the record of the view or refusal, and after a view its referrer or its visitor of last week."""
    now = int(time.time())
    if reason := rules.refusal(visit):
        return [Record(rules.NUMBERS[reason], now, article)]
    week, last_week = week_of(day_of(now)), week_of(day_of(now - ONLINE_SECONDS))
    visitor = visitors.visitor(visit.asked, week)
    kind = VIEW_WITHOUT_VISITOR if visitor is None else VIEW
    records = [Record(kind, now, article, visitor or 0, device(visit.said("HTTP_USER_AGENT")[:1000]))]
    if host := came_from(visit.said("HTTP_REFERER"), visit.said("HTTP_HOST")):
        records.append(Arrival(now, host))
    # A visitor has a new hash since midnight; by the old one she is online only once.
    if last_week < week and (visitor := visitors.visitor(visit.asked, last_week)) is not None:
        records.append(Record(ONLINE, now, 0, visitor))
    return records
