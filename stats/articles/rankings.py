"""The most read articles, and views and readers by category, author and source."""

import heapq
import operator
from array import array
from collections import defaultdict
from itertools import repeat
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from news.models import Article, Category, Source
from stats.articles import groups
from stats.articles.article_sums import READER, Sums, readers, views
from stats.articles.groups import Shelf
from stats.names import names_of

GROUPS = {"category": Category, "creator": get_user_model(), "source": Source}
ORDERS = {"readers": lambda figures: figures, "views": lambda figures: views(figures) * READER + readers(figures)}
ARTICLE = READER**2  # Added to figures to count one article beside its readers and views.


class Ranked(NamedTuple):
    """One article with its views and readers; `article` is None if it was deleted, `number` is its pk."""

    number: int
    article: Article | None
    views: int
    readers: int


class Share(NamedTuple):
    """Articles read, views and readers of one category, author or source."""

    name: str
    articles: int
    views: int
    readers: int


def top(sums: Sums, order: str, limit: int, offset: int = 0) -> list[Ranked]:
    """Return the articles with the most readers or views; `order` is "readers" or "views"."""
    amounts = sums.figures if order == "readers" else array("q", map(operator.mod, sums.figures, repeat(READER)))
    least = max(1, min(heapq.nlargest(offset + limit, amounts), default=0))
    numbers = list(sums.places)
    # Only articles that may be on the page are sorted, far fewer than all.
    first = [(numbers[place], sums.figures[place]) for place, amount in enumerate(amounts) if amount >= least]
    first.sort(key=lambda found: (ORDERS[order](found[1]), found[0]), reverse=True)
    return _described(first[offset : offset + limit])


def total(sums: Sums) -> Share:
    """Return the sums of all articles."""
    return _share(_("All articles"), sum(sums.figures) + len(sums) * ARTICLE)


def shares(sums: Sums) -> dict[str, list[Share]]:
    """Return the shares by "category", "creator" and "source", largest first; each list adds up to `total(sums)`."""
    by_shelf = defaultdict(int)
    for shelf, figures in zip(groups.shelves(sums), sums.figures, strict=True):
        if figures:
            by_shelf[shelf] += figures + ARTICLE
    unpacked = [(Shelf.of(shelf), figures) for shelf, figures in by_shelf.items()]
    return {
        group: _named(model, [(getattr(shelf, group), figures) for shelf, figures in unpacked])
        for group, model in GROUPS.items()
    }


def _described(found):
    articles = Article.objects.select_related("category", "source").defer("body", "lead")
    there = articles.in_bulk([number for number, _figures in found])
    return [Ranked(number, there.get(number), views(figures), readers(figures)) for number, figures in found]


def _named(model, rows):
    names = names_of(model, {key for key, _figures in rows})
    added = defaultdict(int)
    for key, figures in rows:
        added[key if key in names else None] += figures
    found = [_share(names[key], figures) for key, figures in added.items()]
    return sorted(found, key=lambda share: (-share.readers, -share.views, share.name))


def _share(name, figures):
    return Share(name, figures // ARTICLE, views(figures), readers(figures % ARTICLE))
