from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatsConfig(AppConfig):
    name = "stats"
    verbose_name = _("Statistics")

    def ready(self):
        from news.models import views_brought_along
        from stats.models import ArticleOpening

        views_brought_along.connect(ArticleOpening.objects.remember, dispatch_uid="stats.openings")
