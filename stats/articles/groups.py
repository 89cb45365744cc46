"""The groups under which the views of articles are summed; a deleted article stays in the ones it was in."""

from news.models import Article
from stats.models import DeletedArticle

GROUPS = ("category", "creator", "source")


def remember(instance: Article, **signal):
    """Store the groups of an article that was deleted (receiver of post_delete)."""
    groups = {f"{name}_id": getattr(instance, f"{name}_id") for name in GROUPS}
    DeletedArticle.objects.update_or_create(article_id=instance.pk, defaults=groups)
