"""Views and readers of articles in any period."""

from django.utils import timezone

from stats import blocks
from stats.models import ArticleDay, ArticleMonth, ArticleTotal, ArticleYear
from stats.periods import Period, everything


def sums(period: Period) -> blocks.Sums:
    """A query of `article_id, views, readers`, one row for each article that was read in the period."""
    today = timezone.localdate()
    if period.last >= today and period.first <= everything(today).first:
        return blocks.Sums(f"SELECT article_id, views, readers FROM {ArticleTotal._meta.db_table}", [])
    return blocks.sums(period, (ArticleYear, ArticleMonth, ArticleDay), "article_id", "views", "readers")
