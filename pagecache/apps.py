"""The app of the page cache."""

from django.apps import AppConfig
from django.urls import register_converter


class PageCacheConfig(AppConfig):
    name = "pagecache"

    def ready(self):
        from pagecache import public_writes
        from pagecache.page_addresses import SlugAndPk

        register_converter(SlugAndPk, "slug_and_pk")
        public_writes.watch_connections()
