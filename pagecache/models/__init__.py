"""The table of the page cache."""

from pagecache.models.content_version import ContentVersion

__all__ = ["ContentVersion"]
