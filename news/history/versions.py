"""What an article said, time after time: one row for each save."""

from copy import copy

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.attachments import Attachment
from news.history import keptfiles
from news.history.changes import comparable
from news.story import PLACE, place_of


class VersionQuerySet(models.QuerySet):
    def record(self, article, author=None, note="", at=None):
        """Write down what the article says now, unless its newest version says the same; the newest version."""
        newest = self.filter(article=article).first()
        content = content_of(article)
        if newest and comparable(newest.content) == comparable(content):
            return newest
        keptfiles.keep(article, content)
        number = newest.number + 1 if newest else 1
        at = at or timezone.now()
        return self.create(article=article, number=number, author=author, note=note, content=content, created_at=at)

    def begin(self, article):
        """The newest version; of an article of which nobody has written anything down yet, what it says now."""
        return self.filter(article=article).first() or self.record(article, article.creator, at=article.updated_at)

    def number_of(self, article) -> int:
        """The number of the article's newest version; 0 for an article without any."""
        return self.filter(article=article).values_list("number", flat=True).first() or 0


class Version(models.Model):
    """What an article said after one save: its texts, its photos and its documents."""

    article = models.ForeignKey("news.Article", related_name="versions", on_delete=models.CASCADE)
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(_("created at"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    content = models.JSONField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="one_version_a_number", fields=["article", "number"])]

    def __str__(self):
        return _("version {number}").format(number=self.number)

    def as_article(self):
        """The article as it was: to be shown, not to be saved."""
        article = copy(self.article)
        for field in _fields(article):
            setattr(article, field.attname, self.content.get(field.attname))
        return article

    def photos(self) -> list:
        """The photos as they were: to be shown, not to be saved."""
        rendered = _rendered(self.content)
        photos = [self.article.photos.model(article=self.article, **told) for told in self.content["photos"]]
        for photo in photos:
            photo.rendered = rendered.get(photo.image.name, "")
        return photos

    def documents(self) -> list:
        """The documents as they were: to be shown, not to be saved."""
        return [Attachment(article=self.article, **told) for told in self.content["documents"]]


def photo_of_the_past(article, number):
    """A photo that was taken out of the article, as the newest version with it tells; None if there never was one."""
    versions = article.versions.iterator() if article.pk else []
    photos = (photo for version in versions for photo in version.photos())
    return next((photo for photo in photos if photo.pk == number), None)


def content_of(article) -> dict:
    """What the article says, ready for JSON."""
    return _content(article) | {
        "photos": [_content(photo) for photo in article.photos.all()],
        "documents": [_content(document) for document in article.attachments.all()],
    }


def _content(row):
    """Of a file its name."""
    told = {field.attname: field.value_from_object(row) for field in _fields(row)}
    return {name: (value.name or "") if isinstance(value, FieldFile) else value for name, value in told.items()}


def _fields(row):
    return [row._meta.get_field(name) for name in row.CONTENT]


def _rendered(content) -> dict:
    """Which of the files have their renditions, as some row that shows them knows."""
    photos = apps.get_model("news.Photo").objects.exclude(rendered="")
    return dict(photos.filter(image__in=[told["image"] for told in content["photos"]]).values_list("image", "rendered"))


def put(content: dict, article):
    """Let the article say what `content` says, and save it."""
    rendered = _rendered(content)
    numbers = {told["id"]: _put_photo(told, rendered, article) for told in content["photos"]}
    for photo in article.photos.exclude(pk__in=numbers.values()):
        photo.delete()
    article.attachments.all().delete()
    for told in content["documents"]:
        article.attachments.create(**told)
    for field in _fields(article):
        setattr(article, field.attname, content.get(field.attname))
        # One that was removed since then cannot be named again.
        if field.is_relation and not field.related_model.objects.filter(pk=content.get(field.attname)).exists():
            setattr(article, field.attname, None)
    article.body = PLACE.sub(lambda place: place_of(numbers.get(int(place[1]), place[1])), content["body"])
    article.save()


def _put_photo(told, rendered, article):
    """The number of the photo: its own, unless a photo of another article has that now."""
    photos = article.photos.model
    taken = photos.objects.filter(pk=told["id"]).exclude(article=article).exists()
    photo = photos(article=article, **told | ({"id": None} if taken else {}))
    photo.rendered = rendered.get(photo.image.name, "")
    photo.save()
    return photo.pk
