"""What whoever serves whole pages asks of the statistics; the settings name this module."""

import logging
import time
from collections.abc import Callable, Mapping

from stats import live
from stats.collecting import rules, visitors
from stats.collecting.devices import device
from stats.collecting.records import ONLINE, VIEW, VIEW_WITHOUT_VISITOR, Arrival, Record
from stats.collecting.referrer import came_from
from stats.collecting.spool import spool
from stats.local_time import day_of, week_of
from stats.site.site_sums import ONLINE_SECONDS

logger = logging.getLogger(__name__)

split = live.split
texts = live.numbers.texts
is_put_off = rules.is_put_off
PUT_OFF, PUT_OFF_HEADERS = rules.PUT_OFF, rules.PUT_OFF_HEADERS


def count(asked: Mapping, status: int, kind: str, article: int | None, is_staff: Callable = lambda: False):
    """Write one record of a public page that was answered; `asked` is the WSGI environ. Never raises."""
    try:
        spool.write(*_records(rules.Visit(asked, status, kind, is_staff), article or 0))
    except Exception:
        # Whatever went wrong with the count, the reader gets the page.
        logger.exception("The view of %s was not counted", asked.get("PATH_INFO"))


def _records(visit, article):
    """The view, or the refusal, that this visit is, and behind a view the site it came from."""
    now = int(time.time())
    if reason := rules.refusal(visit):
        return [Record(rules.NUMBERS[reason], now, article)]
    week, last_week = week_of(day_of(now)), week_of(day_of(now - ONLINE_SECONDS))
    visitor = visitors.visitor(visit.asked, week)
    kind = VIEW_WITHOUT_VISITOR if visitor is None else VIEW
    records = [Record(kind, now, article, visitor or 0, device(visit.said("HTTP_USER_AGENT")[:1000]))]
    if host := came_from(visit.said("HTTP_REFERER"), visit.said("HTTP_HOST")):
        records.append(Arrival(now, host))
    # Who was here before midnight has another key now, and is online once.
    if last_week < week and (visitor := visitors.visitor(visit.asked, last_week)) is not None:
        records.append(Record(ONLINE, now, 0, visitor))
    return records
