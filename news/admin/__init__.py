"""The desk of the news: how reporters and editors write, caption and publish."""

from news.admin.articles import ArticleAdmin
from news.admin.headings import BoardNameAdmin, CategoryAdmin, SourceAdmin, TopicAdmin
from news.admin.videos import VideoAdmin

__all__ = ["ArticleAdmin", "BoardNameAdmin", "CategoryAdmin", "SourceAdmin", "TopicAdmin", "VideoAdmin"]
