"""What the clock makes of a published article: its time is to come, it is shown, or its time is over.

Each of the rules is told twice side by side, to the database and of one article; a test holds the two together.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q


class Phase(NamedTuple):
    """`rows` gives the condition of the moment for a query; `holds` asks the same of one article."""

    rows: Callable
    holds: Callable


COMING = Phase(
    rows=lambda now: Q(published_at__gt=now),
    holds=lambda article, now: article.published_at > now,
)
OVER = Phase(
    rows=lambda now: Q(expires_at__isnull=False, expires_at__lte=now),
    holds=lambda article, now: article.expires_at is not None and article.expires_at <= now,
)
SHOWN = Phase(
    # Not "before now", by which SQLite would enter an index that knows nothing of the order of the desk's list.
    rows=lambda now: ~COMING.rows(now) & ~OVER.rows(now),
    holds=lambda article, now: not COMING.holds(article, now) and not OVER.holds(article, now),
)


def shown(now, before=None) -> Q:
    """SHOWN for the readers' lists, which are in the order of publication; or only of before a moment."""
    # Of two bounds SQLite would enter its index by the first, and walk to the other one.
    bound = {"published_at__lt": before} if before and before <= now else {"published_at__lte": now}
    return Q(Q(expires_at=None) | Q(expires_at__gt=now), **bound)
