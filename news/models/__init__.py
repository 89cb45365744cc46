"""What is published: categories, articles, their photos, and films. What others need of it is named here."""

from news.attachments import Attachment
from news.history.keptfiles import KeptDocument, KeptPhoto
from news.history.reviews import Review
from news.history.versions import Version
from news.models.articles import Article, views_brought_along
from news.models.categories import Category, FormerSlug, Source
from news.models.corrections import Correction
from news.models.names import BoardName
from news.models.photos import Photo
from news.models.queries import articles_changed
from news.models.videos import Video
from news.presence import Presence
from news.topics import FormerTopicSlug, Topic

__all__ = [
    "Article",
    "Attachment",
    "BoardName",
    "Category",
    "Correction",
    "FormerSlug",
    "FormerTopicSlug",
    "KeptDocument",
    "KeptPhoto",
    "Photo",
    "Presence",
    "Review",
    "Source",
    "Topic",
    "Version",
    "Video",
    "articles_changed",
    "views_brought_along",
]
