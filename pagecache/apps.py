"""The app of the page cache."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import register_converter


class PageCacheConfig(AppConfig):
    name = "pagecache"

    def ready(self):
        from pagecache import public_writes
        from pagecache.composing import triggers
        from pagecache.page_addresses import SlugAndPk

        register_converter(SlugAndPk, "slug_and_pk")
        post_migrate.connect(triggers.install, sender=self)
        public_writes.watch_connections()
