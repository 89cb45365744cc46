"""What counts as content is named once, beside each model: a new field that is named there is lost nowhere."""

import pytest
from django.db import connection, models, transaction

from news.history import revisions
from news.history.versions import put
from news.models import Article, Attachment, Photo, Version
from pagecache.composing import triggers

MODELS = [Article, Photo, Attachment]


@pytest.mark.parametrize("model", MODELS)
def test_each_field_is_content_or_named_as_not_content(model):
    fields = {field.name for field in model._meta.concrete_fields}

    assert set(model.CONTENT) & set(model.NOT_CONTENT) == set()
    assert fields == {*model.CONTENT, *model.NOT_CONTENT}


@pytest.fixture
def kicker(transactional_db, monkeypatch):
    """A field that Article and Photo have for the time of one test."""
    added = []
    for model in (Article, Photo):
        field = models.CharField(max_length=90, default="")
        field.contribute_to_class(model, "kicker")
        monkeypatch.setattr(model, "CONTENT", (*model.CONTENT, "kicker"))
        with connection.schema_editor() as editor:
            editor.add_field(model, field)
        added.append((model, field))
    yield
    for model, field in added:
        with connection.schema_editor() as editor:
            editor.remove_field(model, field)
        model._meta.local_fields.remove(field)
        model._meta._expire_cache()
        del model.kicker
    triggers.install()  # SQLite has made both tables anew; a migration that does so ends with this.


def said(article):
    article = Article.objects.get(pk=article.pk)
    return article.kicker, [photo.kicker for photo in article.photos.all()]


def test_a_new_field_of_content_comes_through_version_revision_and_restoring(kicker, editor):
    article = Article.objects.create(title="Tin", kicker="Hội nghị")
    Photo.objects.create(article=article, kicker="Toàn cảnh")
    first = Version.objects.record(article, editor)

    revision = revisions.begin(article, editor)
    begun = said(revision)
    revision.kicker = "Đại hội"
    revision.save()
    revision.photos.update(kicker="Cận cảnh")
    Version.objects.record(revision, editor)
    with transaction.atomic():
        revisions.apply(revision)
    applied = said(article)

    assert (first.as_article().kicker, [photo.kicker for photo in first.photos()]) == ("Hội nghị", ["Toàn cảnh"])
    assert begun == ("Hội nghị", ["Toàn cảnh"])
    assert applied == ("Đại hội", ["Cận cảnh"])
    article = Article.objects.get(pk=article.pk)
    assert article.versions.count() == 2  # The change of the new field alone made a version.

    with transaction.atomic():
        put(first.content, article)

    assert said(article) == ("Hội nghị", ["Toàn cảnh"])
