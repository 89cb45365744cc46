"""The model Video: films of the site's own or on YouTube."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.media import youtube
from news.media.films import VideoFileField
from news.media.photo_field import PhotoField, RenderedField
from news.text import vietnamese


class VideoQuerySet(models.QuerySet):
    def published(self):
        """Return the films that readers may watch: they have a file or an address, and their day has come."""
        return self.exclude(file="", youtube="").filter(date__lte=timezone.localdate())


class Video(models.Model):
    """A film: an MP4 of our own or an address at YouTube; without either it is not published."""

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=30, blank=True, help_text=_("As printed before the title, e.g. PS."))
    date = models.DateField(_("date"), default=timezone.localdate)
    description = models.TextField(
        _("description"), blank=True, default="", db_default="", help_text=_("What is seen, in two or three sentences.")
    )
    file = VideoFileField(_("film (MP4)"), upload_to="videos/%Y/%m/", blank=True)
    youtube = models.URLField(
        _("YouTube address"),
        blank=True,
        validators=[youtube.validate_address],
        help_text=_("Shown only after a click, without YouTube's cookies."),
    )
    poster = PhotoField(
        _("poster"),
        upload_to="posters/%Y/%m/",
        width_field="poster_width",
        height_field="poster_height",
        rendered_field="poster_rendered",
        blank=True,
    )
    poster_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    poster_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    poster_rendered = RenderedField(max_length=110, default="", editable=False)

    objects = VideoQuerySet.as_manager()

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.kind} {self.title}".strip()

    def clean(self):
        if self.file and self.youtube:
            raise ValidationError(_("Give either a film or a YouTube address, not both."))

    def save(self, **kwargs):
        self.slug = vietnamese.slug(self.title)
        super().save(**kwargs)

    def get_absolute_url(self):
        return f"/video/{self.slug}-{self.pk}/"

    def has_film(self):
        return bool(self.file or self.youtube)

    def youtube_player(self):
        """Return the address of YouTube's player for this film, or None."""
        return youtube.player_address(self.youtube) if self.youtube else None
