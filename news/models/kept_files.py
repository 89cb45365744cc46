"""The models KeptPhoto and KeptDocument: files that versions of an article name are kept as long as its history."""

from django.db import models

from news.media.document_field import DocumentField
from news.media.photo_field import PhotoField


class KeptPhoto(models.Model):
    """A photo that a version of the article shows."""

    article = models.ForeignKey("news.Article", related_name="kept_photos", on_delete=models.CASCADE)
    image = PhotoField(upload_to="photos/%Y/%m/")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_kept_photo_a_file", fields=["article", "image"])]


class KeptDocument(models.Model):
    """A document that a version of the article offers."""

    article = models.ForeignKey("news.Article", related_name="kept_documents", on_delete=models.CASCADE)
    file = DocumentField(upload_to="documents/%Y/%m/")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_kept_document_a_file", fields=["article", "file"])]


KINDS = [(KeptPhoto, "photos", "image"), (KeptDocument, "documents", "file")]


def keep(article, content):
    """Keep the files that the content names for the article's versions."""
    for kind, things, field in KINDS:
        names = {told[field] for told in content[things]} - {""}
        known = set(kind.objects.filter(article=article).values_list(field, flat=True))
        kind.objects.bulk_create([kind(article=article, **{field: name}) for name in sorted(names - known)])


def hand_over(one, other):
    """Make the files kept for `one` article those of the `other`."""
    for kind, _things, field in KINDS:
        known = kind.objects.filter(article=other).values(field)
        kind.objects.filter(article=one).exclude(**{f"{field}__in": known}).update(article=other)
