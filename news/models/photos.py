"""The model Photo: the photos of an article."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

import clocks
from news.media.photo_field import PhotoField, RenderedField

DAYS_WAITING = 14  # Browsers keep an unsaved text for as long (static/desk/drafts.js).


class PhotoQuerySet(models.QuerySet):
    def waiting(self, user):
        """Return the photos that a person uploaded for an article she has not saved since."""
        return self.filter(article=None, uploader=user)

    def renditions_of(self, content) -> dict[str, str]:
        """Return the value of `rendered` by file name, for the files that a content names."""
        names = [told["image"] for told in content["photos"]]
        return dict(self.exclude(rendered="").filter(image__in=names).values_list("image", "rendered"))

    def abandoned(self):
        """Return uploads that have certainly waited longer than any browser keeps an unsaved text."""
        span = clocks.span()
        if span is None:
            return self.none()
        return self.filter(article=None, uploaded_at__lt=span.earliest - timedelta(days=DAYS_WAITING))


class Photo(models.Model):
    """A photo of one article, or waiting for it; without a file it holds the place of a missing one.

    A photo is uploaded while the article is being written, and belongs to it once the article is saved.
    """

    class Layout(models.TextChoices):
        BY_SHAPE = "", _("As its shape asks for")
        IN_ROW = "row", _("In a row with the next photo")
        BESIDE = "beside", _("Beside the text")
        WIDE = "wide", _("Over the whole width")

    CONTENT = ("id", "image", "width", "height", "caption", "shares_caption", "layout", "alt", "credit", "order")
    NOT_CONTENT = ("article", "uploader", "uploaded_at", "rendered", "refusal")

    article = models.ForeignKey(
        "news.Article", verbose_name=_("article"), related_name="photos", null=True, on_delete=models.CASCADE
    )
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    uploaded_at = models.DateTimeField(null=True, blank=True, editable=False)
    image = PhotoField(
        _("photo"),
        upload_to="photos/%Y/%m/",
        width_field="width",
        height_field="height",
        rendered_field="rendered",
        blank=True,
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    rendered = RenderedField(max_length=110, default="", editable=False)
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Empty: shares the caption of the next photo, side by side with it.")
    )
    # The caption is empty on purpose. Readers see any photo without a caption beside the next one (news/text/story.py).
    shares_caption = models.BooleanField(_("same caption as the next photo"), default=False)
    layout = models.CharField(
        _("place on the page"), max_length=10, choices=Layout, default=Layout.BY_SHAPE, db_default="", blank=True
    )
    alt = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What the photo shows, for people who cannot see it. Not the caption again."),
    )
    credit = models.CharField(_("credit"), max_length=120, blank=True, help_text=_("Who took the photo."))
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)
    # In a row without a photo: which file was refused and why, until the reporter chooses another or removes the row.
    refusal = models.CharField(max_length=600, default="", db_default="", blank=True)

    is_arriving = False  # True in a preview while the file is still being uploaded.

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.caption or self.alt or _("Photo {number}").format(number=self.order + 1)

    def save(self, **kwargs):
        if self.image:
            self.refusal = ""
        super().save(**kwargs)

    def clean(self):
        if self.shares_caption and self.caption.strip():
            raise ValidationError({"shares_caption": _("A photo with a caption of its own shares no other.")})
        if self.alt and self.alt.strip() == self.caption.strip():
            raise ValidationError({"alt": _("Describe what the photo shows; the caption is read out anyway.")})
