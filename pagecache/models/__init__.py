"""The tables of the page cache."""

from pagecache.models.composed_pages import Change, ComposedPage
from pagecache.models.content_version import ContentVersion

__all__ = ["Change", "ComposedPage", "ContentVersion"]
