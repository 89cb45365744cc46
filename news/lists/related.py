"""Related articles: what a reader of one article may want to read next."""

import itertools
import json
import math
from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from clocks import midnight
from news.models import Article, Photo, Topic
from pagecache.fragments import once_per_version

CANDIDATES = 60
MOST = 4
MOST_OF_TOPIC = 2
MONTHS = 3


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


class Card(NamedTuple):
    """An article to read on with: why it stands there, the `rel` of its link, and its first photo."""

    link: Link
    label: str
    rel: str
    photo: Photo | None


class Around(NamedTuple):
    """Where to read on after an article: its topic, and four articles of the topic, beside it and related to it."""

    topic: Topic | None = None
    cards: list[Card] = []


def outline(article) -> str:
    """Return what `around` must know of an article, in one word: a fragment gets nothing else."""
    return json.dumps([article.pk, article.title, article.category_id, article.topic_id, str(article.published_at)])


def around(outline: str) -> Around:
    """Return where to read on after an article, of which the outline is given; nothing stands there twice."""
    pk, title, category, topic, published_at = json.loads(outline)
    article = Article(pk=pk, title=title, category_id=category, published_at=datetime.fromisoformat(published_at))
    of_topic, newest = _stream(topic)
    stream = [link for link in newest if link.pk != pk][:MOST_OF_TOPIC]
    newer, older = _neighbours(article)
    told = [
        *((link, _("In this topic"), "") for link in stream),
        (newer, _("Newer article"), "next"),
        (older, _("Older article"), "prev"),
    ]
    found = {}
    for link, label, rel in told:
        if link:
            found.setdefault(link.pk, (link, label, rel))
    more = [(link, _("Related article"), "") for link in related(article, found)]
    shown = [*found.values(), *more][:MOST]
    photos = _photos(link.pk for link, _label, _rel in shown)
    return Around(of_topic if stream else None, [Card(*one, photos.get(one[0].pk)) for one in shown])


def _photos(pks):
    """Return the first photo of each of these articles, by the article's primary key."""
    articles = Article.objects.published().for_lists().filter(pk__in=list(pks))
    return {article.pk: article.cover() for article in articles}


def _stream(pk):
    """Return a topic and its newest articles; None and [] for no topic."""
    if pk is None:
        return None, []
    return once_per_version(("topic", pk), lambda: _newest_of(Topic.objects.filter(pk=pk).first()))


def _newest_of(topic):
    newest = topic.articles.published().newest_first() if topic else Article.objects.none()
    return topic, links(newest[: MOST_OF_TOPIC + 1])


def _neighbours(article):
    """Return the next newer and the next older article of the category, or None; for some old ones by a query."""
    newest = list(_pool_of(article).words)
    place = _place(article, newest)
    # A full pool does not have the article older than its last one.
    if place is not None and (place + 1 < len(newest) or len(newest) < CANDIDATES):
        return newest[place - 1] if place else None, newest[place + 1] if place + 1 < len(newest) else None
    of_quarter = _of_quarter(article) if settings.PAGE_CACHE_BYTES else []  # Made for one page alone, it is too dear.
    place = _place(article, of_quarter)
    if place is not None and 0 < place < len(of_quarter) - 1:
        return of_quarter[place - 1], of_quarter[place + 1]
    return article.neighbours()


def _place(article, links):
    return next((place for place, link in enumerate(links) if link.pk == article.pk), None)


def _of_quarter(article):
    """Return the articles of the category of these three months: who reads old articles, as crawlers do, reads many."""
    day = timezone.localdate(article.published_at)
    first = day.replace(day=1, month=day.month - (day.month - 1) % MONTHS)
    until = (first + timedelta(days=31 * MONTHS)).replace(day=1)

    def found():
        articles = Article.objects.published().filter(category=article.category_id)
        return links(
            articles.filter(published_at__gte=midnight(first), published_at__lt=midnight(until)).newest_first()
        )

    return once_per_version(("quarter", article.category_id, first), found)


def _pool_of(article):
    return once_per_version(("related", article.category_id), lambda: _pool(article.category_id))


def _pool(category):
    newest = Article.objects.published().filter(category=category).newest_first()[:CANDIDATES]
    words = {link: _words(link.title) for link in links(newest)}
    return Pool(words, Counter(word for found in words.values() for word in found))


def _words(title):
    """Return pairs of syllables: most Vietnamese words have two, and one alone says little."""
    syllables = [syllable.strip('“”".,:;!?()–-') for syllable in title.casefold().split()]
    syllables = [syllable for syllable in syllables if syllable]
    return set(itertools.pairwise(syllables))
