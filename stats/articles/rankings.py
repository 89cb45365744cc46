"""The most read articles, and views and readers by category, author and source."""

import heapq
from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from news.models import Article, Category, Source
from stats.articles.groups import GROUPS
from stats.names import names_of

MODELS = (Category, get_user_model(), Source)  # In the order of GROUPS.
ORDERS = {"readers": itemgetter(2, 1, 0), "views": itemgetter(1, 2, 0)}  # Of rows of pk, views and readers.


class Ranked(NamedTuple):
    """One article with its views and readers; `article` is None if it was deleted."""

    pk: int
    article: Article | None
    views: int
    readers: int


class Share(NamedTuple):
    """Articles read, views and readers of one category, author or source."""

    name: str
    articles: int
    views: int
    readers: int


def top(sums: list, order: str, limit: int, offset: int = 0) -> list[Ranked]:
    """Return the articles with the most readers or views; `order` is "readers" or "views"."""
    first = [row[:3] for row in heapq.nlargest(offset + limit, sums, ORDERS[order])[offset:]]
    articles = Article.objects.select_related("category", "source").defer("body", "lead")
    there = articles.in_bulk([pk for pk, _views, _readers in first])
    return [Ranked(pk, there.get(pk), views, readers) for pk, views, readers in first]


def total(sums: list) -> Share:
    """Return the sums of all articles."""
    return Share(_("All articles"), len(sums), sum(map(itemgetter(1), sums)), sum(map(itemgetter(2), sums)))


def shares(sums: list) -> dict[str, list[Share]]:
    """Return the shares by group, largest first, from `sums_with_groups`; each list adds up to `total(sums)`."""
    added = defaultdict(lambda: [0, 0, 0])
    for _pk, views, readers, category, creator, source in sums:
        amounts = added[category, creator, source]
        amounts[0] += 1
        amounts[1] += views
        amounts[2] += readers
    return {
        name: _named(model, [(pks[place], amounts) for pks, amounts in added.items()])
        for place, (name, model) in enumerate(zip(GROUPS, MODELS, strict=True))
    }


def _named(model, rows):
    names = names_of(model, {pk for pk, _amounts in rows})
    added = defaultdict(lambda: [0, 0, 0])
    for pk, amounts in rows:
        key = pk if pk in names else None
        added[key] = [one + more for one, more in zip(added[key], amounts, strict=True)]
    found = [Share(names[pk], *amounts) for pk, amounts in added.items()]
    return sorted(found, key=lambda share: (-share.readers, -share.views, share.name))
