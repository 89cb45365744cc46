"""App configuration: starts Unicode normalisation, the word index and the content version."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from news.models import Article, Notice
        from news.search import indexing
        from news.text import folded_lookup, nfc  # noqa: F401 – the lookup is for all search_fields
        from pagecache.content_version import watch

        nfc.keep_composed("news")
        indexing.keep_in_step()
        watch.also_changes(Article.objects.next_change)
        watch.also_changes(Notice.objects.next_change)
        post_migrate.connect(indexing.index_what_is_not, sender=self)
