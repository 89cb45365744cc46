"""Versions put to use: an article says again what it said, and a photo of the past is found."""

from news.models import Photo
from news.models.content import fields
from news.text.story import PLACE, place_of


def photo_of_the_past(article, number):
    """A photo that was taken out of the article, as the newest version with it tells; None if there never was one."""
    versions = article.versions.iterator() if article.pk else []
    photos = (photo for version in versions for photo in version.photos())
    return next((photo for photo in photos if photo.pk == number), None)


def put(content: dict, article):
    """Let the article say what `content` says, and save it."""
    rendered = Photo.objects.renditions_of(content)
    pks = {told["id"]: _put_photo(told, rendered, article) for told in content["photos"]}
    for photo in article.photos.exclude(pk__in=pks.values()):
        photo.delete()
    article.attachments.all().delete()
    for told in content["documents"]:
        article.attachments.create(**told)
    for field in fields(article):
        setattr(article, field.attname, content.get(field.attname))
        # One that was removed since then cannot be named again.
        if field.is_relation and not field.related_model.objects.filter(pk=content.get(field.attname)).exists():
            setattr(article, field.attname, None)
    article.body = PLACE.sub(lambda place: place_of(pks.get(int(place[1]), place[1])), content["body"])
    article.save()


def _put_photo(told, rendered, article):
    """Save the photo and return its primary key: its own, unless a photo of another article has that now."""
    taken = Photo.objects.filter(pk=told["id"]).exclude(article=article).exists()
    photo = Photo(article=article, **told | ({"id": None} if taken else {}))
    photo.rendered = rendered.get(photo.image.name, "")
    photo.save()
    return photo.pk
