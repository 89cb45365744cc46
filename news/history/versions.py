"""Restoring versions: a content is written back to an article, and removed photos are found again."""

from news.models import Photo
from news.models.content import fields
from news.text.story import PLACE, place_of


def removed_photo(article, pk):
    """Return a photo removed from the article, as its newest version with that photo has it; None if none has."""
    versions = article.versions.iterator() if article.pk else []
    photos = (photo for version in versions for photo in version.photos())
    return next((photo for photo in photos if photo.pk == pk), None)


def put(content: dict, article):
    """Give the article this content, with its photos and documents, and save it."""
    rendered = Photo.objects.renditions_of(content)
    pks = {told["id"]: _put_photo(told, rendered, article) for told in content["photos"]}
    for photo in article.photos.exclude(pk__in=pks.values()):
        photo.delete()
    article.attachments.all().delete()
    for told in content["documents"]:
        article.attachments.create(**told)
    for field in fields(article):
        setattr(article, field.attname, content.get(field.attname))
        # A related row that was deleted since then is left out.
        if field.is_relation and not field.related_model.objects.filter(pk=content.get(field.attname)).exists():
            setattr(article, field.attname, None)
    article.body = PLACE.sub(lambda place: place_of(pks.get(int(place[1]), place[1])), content["body"])
    article.save()


def _put_photo(told, rendered, article):
    """Save the photo and return its primary key: the old one, unless another article's photo has that now."""
    taken = Photo.objects.filter(pk=told["id"]).exclude(article=article).exists()
    photo = Photo(article=article, **told | ({"id": None} if taken else {}))
    photo.rendered = rendered.get(photo.image.name, "")
    photo.save()
    return photo.pk
