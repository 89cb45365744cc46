"""The model Version: what an article said after each save."""

from copy import copy

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models import kept_files
from news.models.attachments import Attachment
from news.models.content import comparable, content_of, fields
from news.models.photos import Photo


class VersionQuerySet(models.QuerySet):
    def record(self, article, author=None, note="", at=None):
        """Store what the article says now, unless its newest version says the same; return the newest version."""
        newest = self.filter(article=article).first()
        content = content_of(article)
        if newest and comparable(newest.content) == comparable(content):
            return newest
        kept_files.keep(article, content)
        number = newest.number + 1 if newest else 1
        at = at or timezone.now()
        return self.create(article=article, number=number, author=author, note=note, content=content, created_at=at)

    def record_all(self, articles, author, note):
        """Store what each of these articles says now that has versions already; notes are cut to fit."""
        with_versions = self.filter(article__in=articles.values("pk")).values("article")
        for article in articles.filter(pk__in=with_versions).iterator():
            self.record(article, author, note[:200])

    def begin(self, article):
        """Return the newest version; for an article without any, record its present content as the first."""
        return self.filter(article=article).first() or self.record(article, article.creator, at=article.updated_at)

    def number_of(self, article) -> int:
        """Return the number of the article's newest version; 0 for an article without any."""
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
        """Return an unsaved copy of the article as it was, for display only."""
        article = copy(self.article)
        for field in fields(article):
            setattr(article, field.attname, self.content.get(field.attname))
        return article

    def photos(self) -> list:
        """Return unsaved photos as they were, for display only."""
        rendered = Photo.objects.renditions_of(self.content)
        photos = [Photo(article=self.article, **told) for told in self.content["photos"]]
        for photo in photos:
            photo.rendered = rendered.get(photo.image.name, "")
        return photos

    def documents(self) -> list:
        """Return unsaved documents as they were, for display only."""
        return [Attachment(article=self.article, **told) for told in self.content["documents"]]
