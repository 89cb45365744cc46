"""The phases of a published article, from its times and the clock: coming, shown, over.

Each rule is written twice side by side, as a query and for one article; a test compares the two.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q


class Phase(NamedTuple):
    """A phase of a published article: `rows` returns its condition for a query, `holds` tests one article."""

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
    # Negated: with `published_at__lte` SQLite would choose an index without the order of the admin's list.
    rows=lambda now: ~COMING.rows(now) & ~OVER.rows(now),
    holds=lambda article, now: not COMING.holds(article, now) and not OVER.holds(article, now),
)


def shown(now, before=None) -> Q:
    """Return the condition SHOWN for lists in the order of publication, optionally only before a moment."""
    # One bound only: of two, SQLite would start in its index at the first and scan to the other.
    bound = {"published_at__lt": before} if before and before <= now else {"published_at__lte": now}
    return Q(Q(expires_at=None) | Q(expires_at__gt=now), **bound)
