"""The group (category, author, source) under which the views of an article are summed: the one it is in now.

A checkpoint keeps the groups of all articles, since few move afterwards; those are found by `updated_at`.
"""

import datetime
from array import array
from itertools import chain
from typing import NamedTuple

from django.db.models import Q

from news.models import Article
from stats.articles.article_sums import Sums
from stats.models import LastShelf

IN_DOUBT = datetime.timedelta(days=2)  # The clocks of two machines may differ, and a transaction may take long.
MANY = 2000
SHELVES = 2**21  # More than the pk of any category, author or source; three pks are packed into one 64-bit number.


class Shelf(NamedTuple):
    """A group: the pks of a category, an author and a source; None for an article without."""

    category: int | None
    creator: int | None
    source: int | None

    @classmethod
    def of(cls, packed: int) -> "Shelf":
        """Return the group that `_packed` made a number of."""
        return cls(*((packed // place % SHELVES) or None for place in (SHELVES**2, SHELVES, 1)))


def shelves(sums: Sums) -> array:
    """Return the packed group of each article, in the order of `sums.places`.

    A deleted article keeps the group it was in last.
    """
    kept, made_at = sums.latest.shelves, sums.latest.made_at
    found = kept + array("q", [0]) * (len(sums.figures) - len(kept))
    new = list(sums.places)[len(kept) :]
    articles = Article.objects.order_by()
    if kept and len(new) < MANY:
        articles = articles.filter(Q(updated_at__gt=made_at - IN_DOUBT) | Q(pk__in=new))
    standing = articles.values_list("pk", "category_id", "creator_id", "source_id").iterator()
    stood = LastShelf.objects.values_list("article_id", "shelf")
    for article, shelf in chain(((article, _packed(*numbers)) for article, *numbers in standing), stood):
        if article in sums.places:
            found[sums.places[article]] = shelf
    return found


def remember(instance: Article, **signal):
    """Store the group of an article that was deleted (receiver of post_delete)."""
    shelf = _packed(instance.category_id, instance.creator_id, instance.source_id)
    LastShelf.objects.update_or_create(article_id=instance.pk, defaults={"shelf": shelf})


def _packed(category, creator, source):
    return ((category or 0) * SHELVES + (creator or 0)) * SHELVES + (source or 0)
