"""What stands on the front page: the headlines, then the newest of each category."""

from itertools import chain
from typing import NamedTuple

from news.lists.category_tree import tree
from news.models import Article, Category
from pagecache.fragments import once_per_version


class Block(NamedTuple):
    category: Category
    articles: list[Article]


def front_page(headlines: int, a_category: int) -> tuple[list[Article], list[Block]]:
    """The headlines and the blocks; no article stands there twice."""
    first, blocks = once_per_version("front page", lambda: _chosen(headlines, a_category))
    articles = Article.objects.published().for_lists().in_bulk(list(chain(first, *blocks.values())))
    found = [Block(category, _found(articles, pks)) for category, pks in blocks.items()]
    return _found(articles, first), found


def _chosen(headlines, a_category):
    """The primary keys of the articles: of the headlines, and by category."""
    branches = tree()
    newest = _newest([pk for branch in branches for pk in branch.pks], headlines + a_category)
    first = list(dict.fromkeys([*_put_first(headlines), *newest]))[:headlines]
    blocks = {}
    for branch in branches:
        others = [pk for pk, category in newest.items() if category in branch.pks and pk not in first]
        blocks[branch.category] = others[:a_category]
    return first, blocks


def _put_first(most):
    """Primary keys of the articles to which an editor gave a place."""
    # The few that ever had a place first: asked at once, SQLite walks through all that was published.
    placed = Article.objects.filter(featured_order__isnull=False).values("pk")
    return (
        Article.objects.published()
        .filter(pk__in=placed)
        .order_by("featured_order", "-published_at", "-pk")
        .values_list("pk", flat=True)[:most]
    )


def _newest(categories, most):
    """Primary keys of the newest articles, of all and of each category, the newest first, with their category."""
    rows = Article.objects.published().newest_of([None, *categories], most).order_by("-published_at", "-pk")
    return {pk: category for pk, _time, category in rows}


def _found(articles, pks):
    return [articles[pk] for pk in pks if pk in articles]
