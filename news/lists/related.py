"""Related articles: what a reader of one article may want to read next."""

import itertools
import math
from collections import Counter
from typing import NamedTuple

from pagecache.fragments import once_per_version

CANDIDATES = 60
MOST = 4


class Link(NamedTuple):
    """An article in a list of titles; a named tuple is made four times as fast as a model instance."""

    pk: int
    slug: str
    title: str
    published_at: object

    def get_absolute_url(self):
        return f"/tin/{self.slug}-{self.pk}/"


def links(articles) -> list[Link]:
    """Return these articles as links, in their order."""
    return [Link(*row) for row in articles.values_list(*Link._fields)]


class Pool(NamedTuple):
    """The newest articles of a category with the words of their titles, and how many titles have each word."""

    words: dict[Link, set]
    spread: Counter


def related(article, named=()) -> list[Link]:
    """Return at most 4 of the category's newest articles that share the rarest words with this one, best first.

    Articles with the primary keys `named` are on the page already and left out.
    """
    pool = _pool_of(article)
    own, count = _words(article.title), len(pool.words)
    # The rarer a word is among the titles, the more it counts.
    worth = {word: math.log(1 + count / pool.spread[word]) for word in own if word in pool.spread}
    others = [link for link in pool.words if link.pk != article.pk and link.pk not in named]
    return sorted(others, key=lambda link: -sum(worth[word] for word in own & pool.words[link]))[:MOST]


def neighbours(article):
    """Return the next newer and the next older article of the category, or None; only for old ones by a query."""
    newest = list(_pool_of(article).words)
    place = next((place for place, link in enumerate(newest) if link.pk == article.pk), len(newest))
    # A full pool does not have the article older than its last one.
    if place >= min(len(newest), CANDIDATES - 1):
        return article.neighbours()
    return newest[place - 1] if place else None, newest[place + 1] if place + 1 < len(newest) else None


def _pool_of(article):
    newest = type(article).objects.published().filter(category=article.category_id).newest_first()[:CANDIDATES]
    return once_per_version(("related", article.category_id), lambda: _pool(newest))


def _pool(newest):
    words = {link: _words(link.title) for link in links(newest)}
    return Pool(words, Counter(word for found in words.values() for word in found))


def _words(title):
    """Return pairs of syllables: most Vietnamese words have two, and one alone says little."""
    syllables = [syllable.strip('“”".,:;!?()–-') for syllable in title.casefold().split()]
    syllables = [syllable for syllable in syllables if syllable]
    return set(itertools.pairwise(syllables))
