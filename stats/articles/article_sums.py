"""Views and readers of every article in a period."""

from django.db import connection

from news.models import Article
from stats import rollups
from stats.articles.groups import GROUPS
from stats.models import DeletedArticle
from stats.periods import Period


def sums(period: Period) -> list[tuple[int, int, int]]:
    """Return pk, views and readers of each article that was read in the period."""
    return _rows(*rollups.ARTICLES.query(period))


def sums_with_groups(period: Period) -> list[tuple[int, int, int, int | None, int | None, int | None]]:
    """Return the same with the pks of GROUPS: those of now, or of a deleted article its last ones."""
    summed, values = rollups.ARTICLES.query(period)
    groups = ", ".join(f"COALESCE(article.{name}_id, deleted.{name}_id)" for name in GROUPS)
    # An index of the articles covers the join.
    return _rows(
        f"SELECT summed.article_id, views, readers, {groups} FROM ({summed}) AS summed "
        f"LEFT JOIN {Article._meta.db_table} AS article ON article.id = summed.article_id "
        f"LEFT JOIN {DeletedArticle._meta.db_table} AS deleted ON deleted.article_id = summed.article_id",
        values,
    )


def _rows(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
