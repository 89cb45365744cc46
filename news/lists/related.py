"""Which articles a reader of one article may want to read next."""

import itertools
import math
from collections import Counter
from typing import NamedTuple

from pagecache.fragments import once_per_version

CANDIDATES = 60
MOST = 4


class Link(NamedTuple):
    """An article as a list of titles needs it: a row is four times as fast as a model instance."""

    pk: int
    slug: str
    title: str
    published_at: object

    def get_absolute_url(self):
        return f"/tin/{self.slug}-{self.pk}/"


def links(articles) -> list[Link]:
    """These articles as links, in their order."""
    return [Link(*row) for row in articles.values_list(*Link._fields)]


class Pool(NamedTuple):
    """The newest articles of a category with their words, and in how many titles each word stands."""

    words: dict[Link, set]
    spread: Counter


def related(article, named=()) -> list[Link]:
    """Of the category's newest articles those that share the most telling words with this one, the best first.

    Articles that are `named` on the page already are left out.
    """
    pool = _pool_of(article)
    own, count = _words(article.title), len(pool.words)
    # A word that every title has tells nothing; one that two have tells most.
    worth = {word: math.log(1 + count / pool.spread[word]) for word in own if word in pool.spread}
    others = [link for link in pool.words if link.pk != article.pk and link.pk not in named]
    return sorted(others, key=lambda link: -sum(worth[word] for word in own & pool.words[link]))[:MOST]


def neighbours(article):
    """The next newer and the next older article of the category; only an old one's are asked of the database."""
    newest = list(_pool_of(article).words)
    place = next((place for place, link in enumerate(newest) if link.pk == article.pk), len(newest))
    # Of the last one in a full pool the older one is not at hand.
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
    """Pairs of syllables: in Vietnamese most words have two, and one alone says little."""
    syllables = [syllable.strip('“”".,:;!?()–-') for syllable in title.casefold().split()]
    syllables = [syllable for syllable in syllables if syllable]
    return set(itertools.pairwise(syllables))
