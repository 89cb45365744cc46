"""When a view is counted, and when the numbers are written in: at the outermost door, after the page was answered."""

import logging
import time

from stats import counting, live, visitors
from stats.localtime import day_of, week_of
from stats.records import VIEW, VIEW_WITHOUT_VISITOR, Record
from stats.spool import spool

logger = logging.getLogger(__name__)


class CountViews:
    """Writes one record for each answer of a page that said it is public (`request.is_public_page`)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        fill_in(response)
        if getattr(request, "is_public_page", False):
            try:
                spool.write(record_of(request, response))
            except Exception:
                # Whatever went wrong with the count, the reader gets the page.
                logger.exception("The view of %s was not counted", request.path)
        return response


def fill_in(response):
    """Write the live numbers into a page: a kept one knows how, any other HTML that is whole and plain is searched."""
    if hasattr(response, "fill_in"):
        response.fill_in(live.numbers.texts)
    elif (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").startswith("text/html")
    ):
        response.content = live.fill(response.content)
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))


def record_of(request, response) -> Record:
    """The view, or the refusal, that this answer is."""
    now = int(time.time())
    article = getattr(request, "viewed_article", None) or 0
    if reason := counting.refusal(request, response):
        return Record(counting.NUMBERS[reason], now, article)
    visitor = visitors.visitor(request, week_of(day_of(now)))
    if visitor is None:
        return Record(VIEW_WITHOUT_VISITOR, now, article)
    return Record(VIEW, now, article, visitor)
