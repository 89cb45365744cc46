from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from news import foldedlookup  # noqa: F401 – for all search_fields
        from news.search import indexing

        indexing.keep_in_step()
        post_migrate.connect(indexing.index_if_new, sender=self)
