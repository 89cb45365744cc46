"""The app of the statistics."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class StatsConfig(AppConfig):
    name = "stats"
    verbose_name = _("Statistics")

    def ready(self):
        from news.models import Article, views_brought_along
        from stats.articles import groups
        from stats.models import ArticleOpening

        views_brought_along.connect(ArticleOpening.objects.remember, dispatch_uid="stats.openings")
        post_delete.connect(groups.remember, Article, dispatch_uid="stats.articles.groups")
