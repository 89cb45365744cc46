"""The desk over HTTP: where its pages are, and what the form of an article sends."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from news.models import Article

LIST = "/quan-tri/news/article/"
ADD = f"{LIST}add/"


def page_of(article, action="change"):
    return reverse(f"admin:news_article_{action}", args=[article.pk])


def form(article=None, photos=(), **fields):
    """What the article's form sends: each photo is a row of fields, with its id if it is stored."""
    stored = article or Article(title="Mới", body="<p>Mới.</p>")
    sent = {
        "title": stored.title,
        "category": stored.category_id or "",
        "source": stored.source_id or "",
        "lead": stored.lead,
        "body": stored.body,
        "byline": stored.byline,
        "attachments-TOTAL_FORMS": 0,
        "attachments-INITIAL_FORMS": 0,
        "photos-TOTAL_FORMS": len(photos),
        "photos-INITIAL_FORMS": sum("id" in photo for photo in photos),
    }
    if stored.published_at:
        local = timezone.localtime(stored.published_at)
        sent |= {"published_at_0": local.strftime("%d/%m/%Y"), "published_at_1": local.strftime("%H:%M:%S")}
    for number, photo in enumerate(photos):
        row = {"caption": "", "alt": "", "credit": "", "order": 0, "article": stored.pk or "", **photo}
        sent |= {f"photos-{number}-{name}": value for name, value in row.items()}
    return sent | fields


def jpeg(name="anh.jpg"):
    file = BytesIO()
    Image.new("RGB", (640, 400), "darkred").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def publish(article, at=None):
    article.status, article.published_at = "published", at or timezone.now() - timedelta(hours=1)
    article.save()
