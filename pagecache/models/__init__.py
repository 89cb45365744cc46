"""What the page cache keeps in the database."""

from pagecache.models.content_version import ContentVersion

__all__ = ["ContentVersion"]
