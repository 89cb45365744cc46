"""The front page: headlines, the banner of a topic, and a block of one kind for each category of the first level."""

from itertools import chain
from typing import NamedTuple

from django.db.models import prefetch_related_objects

from news.lists.category_tree import Branch, tree
from news.models import Article, Category, FrontBlock, Photo, Topic
from pagecache.fragments import once_per_version

Kind = FrontBlock.Kind
# The lead story and two of second rank; further ones only where an editor gave them a place.
HEADLINES, MOST_HEADLINES = 3, 6
A_BLOCK = {Kind.WIDE: 4, Kind.COLUMNS: 4, Kind.PORTRAITS: 4, Kind.DATED: 6, Kind.HIDDEN: 0}
LAST = 32_767
FRESH = 8  # Among so many of the newest, those with a photo come first in the headlines.


class Block(NamedTuple):
    """A category of the first level with its articles on the front page."""

    category: Category
    wanted: str
    articles: list[Article]

    @property
    def kind(self) -> str:
        """Return the kind that suits so many articles and photos: a row of portraits needs at least three of both."""
        if len(self.articles) == 1 and self.wanted != Kind.DATED:
            return str(Kind.WIDE)
        is_thin = sum(bool(article.cover()) for article in self.articles) < 3
        return str(Kind.COLUMNS) if self.wanted == Kind.PORTRAITS and is_thin else self.wanted


class Banner(NamedTuple):
    """The topic across the front page, its number of articles, and a photo of one that stands nowhere else there."""

    topic: Topic
    number: int
    photo: Photo | None


class Front(NamedTuple):
    """What stands on the front page; no article stands there twice."""

    headlines: list[Article]
    blocks: list[Block]
    banner: Banner | None


def arrangement() -> list[tuple[Branch, str]]:
    """Return the branches with the kinds of their blocks, in the order of the front page."""
    rows = FrontBlock.objects.values_list("category", "kind", "order")
    stored = {category: (str(kind), order) for category, kind, order in rows}
    usual = str(Kind.COLUMNS), LAST
    arranged = [(branch, *stored.get(branch.category.pk, usual)) for branch in tree()]
    return [(branch, kind) for branch, kind, _order in sorted(arranged, key=lambda one: one[2])]


def front_page(arranged: list[tuple[Branch, str]] | None = None) -> Front:
    """Return the front page, as it is stored or as arranged here."""
    if arranged is None:
        first, blocks = once_per_version("front page", lambda: _chosen(arrangement()))
    else:
        first, blocks = _chosen(arranged)
    pks = [*first, *chain.from_iterable(articles for _category, _kind, articles in blocks)]
    articles = Article.objects.published().for_lists().in_bulk(pks)
    found = [Block(category, kind, _found(articles, pks)) for category, kind, pks in blocks]
    dated = chain.from_iterable(block.articles for block in found if block.kind == Kind.DATED)
    prefetch_related_objects(list(dated), "attachments")
    return Front(_found(articles, first), [block for block in found if block.articles], _banner(pks))


def _chosen(arranged):
    """Return primary keys of articles: those of the headlines, and with category and kind those of each block."""
    categories = [pk for branch, _kind in arranged for pk in branch.pks]
    newest = _newest(categories, MOST_HEADLINES + max(A_BLOCK.values()))
    placed = list(_put_first(MOST_HEADLINES))
    first = list(dict.fromkeys([*placed, *_photos_first(list(newest))]))[: max(HEADLINES, len(placed))]
    blocks = []
    for branch, kind in arranged:
        others = [pk for pk, category in newest.items() if category in branch.pks and pk not in first]
        blocks.append((branch.category, kind, others[: A_BLOCK[kind]]))
    return first, blocks


def _photos_first(newest):
    """Return the primary keys with the fresh ones that have a photo before the others."""
    shown = Photo.objects.exclude(image="").filter(article__in=newest[:FRESH])
    with_photo = set(shown.values_list("article", flat=True))
    return sorted(newest, key=lambda pk: pk not in with_photo)


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


def _banner(shown):
    topic = Topic.objects.banner()
    if topic is None:
        return None
    articles = Article.objects.published().filter(topic=topic)
    others = articles.for_lists().exclude(pk__in=shown).newest_first()[:FRESH]
    photo = next((article.cover() for article in others if article.cover()), None)
    return Banner(topic, articles.count(), photo)
