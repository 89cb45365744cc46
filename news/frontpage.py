"""What stands on the front page: the headlines, then the newest of each category."""

from itertools import chain
from typing import NamedTuple

from news.headings import headings
from news.models import Article, Category


class Block(NamedTuple):
    category: Category
    articles: list[Article]


def front_page(headlines: int, a_category: int) -> tuple[list[Article], list[Block]]:
    """The headlines and the blocks; no article stands there twice."""
    groups = headings()
    newest = _newest([number for heading in groups for number in heading.numbers], headlines + a_category)
    first = list(dict.fromkeys([*_put_first(headlines), *newest]))[:headlines]
    chosen = []
    for heading in groups:
        others = [pk for pk, category in newest.items() if category in heading.numbers and pk not in first]
        chosen.append(others[:a_category])
    articles = Article.objects.published().for_lists().in_bulk(list(chain(first, *chosen)))
    blocks = zip((heading.category for heading in groups), chosen, strict=True)
    return _found(articles, first), [Block(category, _found(articles, numbers)) for category, numbers in blocks]


def _put_first(most):
    """Numbers of the articles to which an editor gave a place."""
    placed = Article.objects.published().filter(featured_order__isnull=False)
    return placed.order_by("featured_order", "-published_at", "-pk").values_list("pk", flat=True)[:most]


def _newest(categories, most):
    """Numbers of the newest articles, of all and of each category, the newest first, with their category."""
    rows = Article.objects.published().newest_of([None, *categories], most).order_by("-published_at", "-pk")
    return {pk: category for pk, _time, category in rows}


def _found(articles, numbers):
    return [articles[number] for number in numbers if number in articles]
