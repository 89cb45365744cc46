"""Who and what was read most in a period: articles, and the categories, authors and sources they belong to."""

from collections import defaultdict
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils.translation import gettext as _

from news.models import Article, Category, Source
from stats import articlesums
from stats.names import names_of
from stats.periods import Period

ORDERS = {"readers": "readers DESC, views DESC, article_id DESC", "views": "views DESC, readers DESC, article_id DESC"}
GROUPS = {"category": Category, "creator": get_user_model(), "source": Source}
MAPPED_BYTES = 2**31 - 2**16  # About the most that SQLite takes; what is beyond is read as ever.
BY_GROUP = (
    "SELECT '', category_id, creator_id, source_id, COUNT(*), SUM(views), SUM(readers) FROM summed "
    f"LEFT JOIN {Article._meta.db_table} AS article ON article.id = article_id "
    "GROUP BY category_id, creator_id, source_id"
)


class Ranked(NamedTuple):
    """One article and its figures; of a deleted one only the number is left."""

    number: int
    article: Article | None
    views: int
    readers: int


class Share(NamedTuple):
    """All that belongs together: how many articles were read, and how often."""

    name: str
    articles: int
    views: int
    readers: int


class Summary(NamedTuple):
    """The first of each order, and the total by category, author and source; each list of shares adds up to it."""

    by_readers: list[Ranked]
    by_views: list[Ranked]
    shares: dict[str, list[Share]]


def summary(period: Period, limit: int) -> Summary:
    """All of them by one question, for which the figures of the articles are added up only once."""
    summed, values = articlesums.sums(period)
    firsts = "".join(
        f"SELECT * FROM (SELECT '{name}', article_id, 0, 0, 1, views, readers FROM summed ORDER BY {order} LIMIT %s) "
        f"AS by_{name} UNION ALL "
        for name, order in ORDERS.items()
    )
    answers = defaultdict(list)
    for kind, *row in _rows(f"WITH summed AS MATERIALIZED ({summed}) {firsts}{BY_GROUP}", [*values, limit, limit]):
        answers[kind].append(row)
    tops = [ranked([(row[0], *row[-2:]) for row in answers[name]]) for name in ORDERS]
    shares = {name: _shared(answers[""], column, model) for column, (name, model) in enumerate(GROUPS.items())}
    return Summary(*tops, shares)


def top(period: Period, order: str, limit: int, offset: int = 0) -> list[Ranked]:
    """The articles with the most readers, or views."""
    summed, values = articlesums.sums(period)
    sql = f"SELECT article_id, views, readers FROM ({summed}) AS summed ORDER BY {ORDERS[order]} LIMIT %s OFFSET %s"
    return ranked(_rows(sql, [*values, limit, offset]))


def ranked(rows) -> list[Ranked]:
    """Rows of number, views and readers with their articles."""
    articles = Article.objects.select_related("category", "source").defer("body", "lead")
    found = articles.in_bulk([number for number, _views, _readers in rows])
    return [Ranked(number, found.get(number), int(views), int(readers)) for number, views, readers in rows]


def total(period: Period) -> Share:
    """How many articles were read in the period, and how often."""
    summed, values = articlesums.sums(period)
    sql = f"SELECT COUNT(*), COALESCE(SUM(views), 0), COALESCE(SUM(readers), 0) FROM ({summed}) AS summed"
    return Share(_("All articles"), *map(int, _rows(sql, values)[0]))


def total_of(shares: list[Share]) -> Share:
    """The same from any list of shares, which costs nothing more."""
    return Share(_("All articles"), *(sum(getattr(share, name) for share in shares) for name in Share._fields[1:]))


def _shared(rows, column, model):
    sums = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        of_group = sums[row[column]]
        for place in range(3):
            of_group[place] += int(row[3 + place])
    names = names_of(model, sums)
    found = [Share(names[key], *figures) for key, figures in sums.items()]
    return sorted(found, key=lambda share: (-share.readers, -share.views, share.name))


def _rows(sql, values):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # An article's text stands before its category: passing over it takes half the time when the file is mapped.
            cursor.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        cursor.execute(sql, values)
        return cursor.fetchall()
