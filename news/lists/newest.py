"""The newest articles, for the box beside every page."""

from news.lists.related import Link, links
from news.models import Article
from pagecache.fragments import once_per_version

MOST = 100  # More than any page shows of them.


def newest() -> list[Link]:
    """Return the newest public articles as links."""
    return once_per_version("newest", lambda: links(_rows()))


def newest_without(limit: int, shown: str | None = None) -> list[Link]:
    """Return the newest articles but those that the page shows (`pks_of`)."""
    pks = set((shown or "").split())
    return [link for link in newest() if str(link.pk) not in pks][:limit]


def pks_of(articles) -> str:
    """Return in one word the primary keys of those of these articles that are among the newest."""
    pks = {article.pk for article in articles}
    return " ".join(str(link.pk) for link in newest() if link.pk in pks)


def pk_of(article) -> str:
    """Return the primary key of an article that is among the newest now, else "".

    Its page is kept for longer than what this process remembers, so it asks the database.
    """
    return str(article.pk) if article.pk in _rows().values_list("pk", flat=True) else ""


def _rows():
    return Article.objects.published().newest_first()[:MOST]
