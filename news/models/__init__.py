"""All tables of the news; other packages import models and signals from here."""

from news.models.addresses.old_addresses import OldAddress
from news.models.addresses.unknown_addresses import UnknownAddress
from news.models.articles import Article, views_brought_along
from news.models.attachments import Attachment
from news.models.board_names import BoardName
from news.models.categories import Category, FormerSlug, Source
from news.models.corrections import Correction
from news.models.credits import Credit
from news.models.daily_counts import DailyCount
from news.models.front_page import FrontBlock, Notice
from news.models.imports.category_rules import CategoryRule
from news.models.imports.items import ImportedItem
from news.models.imports.runs import ImportRun
from news.models.kept_files import KeptDocument, KeptPhoto
from news.models.photos import Photo
from news.models.presence import Presence
from news.models.queries import articles_changed
from news.models.reviews import Review
from news.models.search_index import IndexedArticle, Word, WordRow
from news.models.topics import FormerTopicSlug, Topic
from news.models.versions import Version
from news.models.videos import Video

__all__ = [
    "Article",
    "Attachment",
    "BoardName",
    "Category",
    "CategoryRule",
    "Correction",
    "Credit",
    "DailyCount",
    "FormerSlug",
    "FormerTopicSlug",
    "FrontBlock",
    "ImportRun",
    "ImportedItem",
    "IndexedArticle",
    "KeptDocument",
    "KeptPhoto",
    "Notice",
    "OldAddress",
    "Photo",
    "Presence",
    "Review",
    "Source",
    "Topic",
    "UnknownAddress",
    "Version",
    "Video",
    "Word",
    "WordRow",
    "articles_changed",
    "views_brought_along",
]
