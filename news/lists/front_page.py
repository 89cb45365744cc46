"""The articles of the front page: the headlines, then the newest of each category of the first level."""

from itertools import chain
from typing import NamedTuple

from news.lists.category_tree import tree
from news.models import Article, Category
from pagecache.fragments import once_per_version


class Block(NamedTuple):
    """A category of the first level with its articles on the front page."""

    category: Category
    articles: list[Article]


def front_page(headlines: int, a_category: int) -> tuple[list[Article], list[Block]]:
    """Return the headlines and one block per category; no article is in both."""
    first, blocks = once_per_version("front page", lambda: _chosen(headlines, a_category))
    articles = Article.objects.published().for_lists().in_bulk(list(chain(first, *blocks.values())))
    found = [Block(category, _found(articles, pks)) for category, pks in blocks.items()]
    return _found(articles, first), found


def _chosen(headlines, a_category):
    """Return primary keys of articles: those of the headlines, and those of each category's block."""
    branches = tree()
    newest = _newest([pk for branch in branches for pk in branch.pks], headlines + a_category)
    first = list(dict.fromkeys([*_put_first(headlines), *newest]))[:headlines]
    blocks = {}
    for branch in branches:
        others = [pk for pk, category in newest.items() if category in branch.pks and pk not in first]
        blocks[branch.category] = others[:a_category]
    return first, blocks


def _put_first(most):
    """Return the primary keys of articles to which an editor gave a place on the front page."""
    # A subquery for the few with a place: in one condition SQLite would scan all published articles.
    placed = Article.objects.filter(featured_order__isnull=False).values("pk")
    return (
        Article.objects.published()
        .filter(pk__in=placed)
        .order_by("featured_order", "-published_at", "-pk")
        .values_list("pk", flat=True)[:most]
    )


def _newest(categories, most):
    """Return the newest articles, of all and of each category, as primary key -> category, the newest first."""
    rows = Article.objects.published().newest_of([None, *categories], most).newest_first()
    return {pk: category for pk, _time, category in rows}


def _found(articles, pks):
    return [articles[pk] for pk in pks if pk in articles]
