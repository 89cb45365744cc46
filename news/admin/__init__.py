"""The admin of the news: the forms and lists in which reporters and editors write, caption and publish."""

from news.admin.addresses.admin import OldAddressAdmin
from news.admin.article.admin import ArticleAdmin
from news.admin.categories import BoardNameAdmin, CategoryAdmin, SourceAdmin, TopicAdmin
from news.admin.front_page import FrontBlockAdmin, NoticeAdmin
from news.admin.imports.admin import ImportRunAdmin
from news.admin.videos import VideoAdmin

__all__ = [
    "ArticleAdmin",
    "BoardNameAdmin",
    "CategoryAdmin",
    "FrontBlockAdmin",
    "ImportRunAdmin",
    "NoticeAdmin",
    "OldAddressAdmin",
    "SourceAdmin",
    "TopicAdmin",
    "VideoAdmin",
]
