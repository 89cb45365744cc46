"""The app of the page cache."""

from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "pagecache"

    def ready(self):
        from pagecache import content_version

        content_version.follow_public_models()
