"""Under which category, author and source the figures of an article are added up: where it stands now.

Kept at a closing for all articles, since few move afterwards and these are known by when they were last worked on.
"""

import datetime
from array import array
from itertools import chain
from typing import NamedTuple

from django.db.models import Q

from news.models import Article
from stats.articles.article_sums import Sums
from stats.models import LastShelf

IN_DOUBT = datetime.timedelta(days=2)  # The clocks of two machines may differ, and a save may last.
MANY = 2000
SHELVES = 2**21  # Above the number of any category, author or source: three of them fit into one number.


class Shelf(NamedTuple):
    """The numbers of a category, an author and a source, each None for an article without."""

    category: int | None
    creator: int | None
    source: int | None

    @classmethod
    def of(cls, packed: int) -> "Shelf":
        return cls(*((packed // place % SHELVES) or None for place in (SHELVES**2, SHELVES, 1)))


def shelves(sums: Sums) -> array:
    """Each article's shelf, packed, in its place; one that was deleted stays where it stood last."""
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
    """Where an article stood that is deleted."""
    shelf = _packed(instance.category_id, instance.creator_id, instance.source_id)
    LastShelf.objects.update_or_create(article_id=instance.pk, defaults={"shelf": shelf})


def _packed(category, creator, source):
    return ((category or 0) * SHELVES + (creator or 0)) * SHELVES + (source or 0)
