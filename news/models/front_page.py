"""The models of the front page: how each category stands on it, and the notices above the pages."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models.categories import Category


class FrontBlock(models.Model):
    """How a category of the first level stands on the front page; one without a row stands last, as `COLUMNS`."""

    class Kind(models.TextChoices):
        WIDE = "wide", pgettext_lazy("front page", "Wide photo")
        COLUMNS = "columns", pgettext_lazy("front page", "Two columns")
        PORTRAITS = "portraits", pgettext_lazy("front page", "Row of four portraits")
        DATED = "dated", pgettext_lazy("front page", "List with dates and documents")
        HIDDEN = "hidden", pgettext_lazy("front page", "Not on the front page")

    category = models.OneToOneField(Category, verbose_name=_("category"), related_name="+", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COLUMNS)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("block of the front page")
        verbose_name_plural = _("front page")
        ordering = ["order", "pk"]

    def __str__(self):
        return str(self.category)


class NoticeQuerySet(models.QuerySet):
    def shown(self):
        """Return the notices whose time has begun and not ended, the newest first."""
        now = timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), begins_at__lte=now).order_by("-begins_at", "-pk")

    def next_change(self, now):
        """Return the next moment at which a notice appears or ends by the clock, or None."""
        begins = self.filter(begins_at__gt=now).aggregate(at=models.Min("begins_at"))["at"]
        ends = self.filter(ends_at__gt=now).aggregate(at=models.Min("ends_at"))["at"]
        return min(filter(None, [begins, ends]), default=None)


class Notice(models.Model):
    """One sentence above all pages, between two moments: an office that moves, a line that is down."""

    text = models.CharField(_("text"), max_length=200, help_text=_("One sentence, at most 200 letters."))
    address = models.CharField(
        _("leads to"),
        max_length=300,
        blank=True,
        validators=[RegexValidator(r"^(/(?!/)|https://)\S*$", _("Write an address that begins with / or https://."))],
        help_text=_("A page of this site, such as /tin/…, or an address that begins with https://."),
    )
    begins_at = models.DateTimeField(_("begins"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, help_text=_("Empty: until somebody ends it."))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-begins_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_its_beginning",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
                violation_error_message=_("A notice cannot end before it begins."),
            )
        ]

    def __str__(self):
        return self.text
