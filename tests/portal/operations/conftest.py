"""A site as it is backed up and moved: an article with a photo, a register, readers, a session."""

import secrets

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.utils import timezone
from model_bakery import baker
from PIL import Image

from news.models import Article, Category, Photo
from portal.accounts.models import User
from stats.models import ArticleTotal, Salt, SiteDay

TITLE = "Gương sáng Quỳnh Nhai"


def picture(colour="red"):
    from io import BytesIO

    file = BytesIO()
    Image.new("RGB", (900, 600), colour).save(file, "JPEG")
    return ContentFile(file.getvalue(), "anh.jpg")


@pytest.fixture
def site(transactional_db):
    """The article; beside it stand its photo, 600 views, a session and the salt of a week."""
    creator = User.objects.create_user("nguoiviet", password=secrets.token_hex(8), is_staff=True)
    article = Article.objects.create(
        title=TITLE,
        category=Category.objects.create(name="Khen thưởng"),
        body="<p>Nội dung.</p>",
        creator=creator,
        status=Article.Status.PUBLISHED,
        published_at=timezone.now(),
    )
    Photo.objects.create(article=article, image=picture(), caption="Trao bằng khen")
    ArticleTotal.objects.create(article_id=article.pk, views=600)
    baker.make(SiteDay, day=timezone.localdate(), views=600)
    baker.make(Salt)
    Session.objects.create(session_key="k" * 32, session_data="", expire_date=timezone.now())
    return article
