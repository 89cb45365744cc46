"""A signed link that lets a leader without an account read one version and answer: approve, or ask for changes."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models.queries import Status
from news.models.versions import Version

SALT = "news.reviews"
DAYS_VALID = 7


def in_a_week():
    return timezone.now() + timedelta(days=DAYS_VALID)


class ReviewQuerySet(models.QuerySet):
    def of_token(self, token):
        """The review that a link names; None if nobody here has signed it, or its article lies in the bin."""
        try:
            kept = self.exclude(version__article__status=Status.DELETED)
            return kept.filter(pk=signing.loads(token, salt=SALT)).first()
        except signing.BadSignature:
            return None

    def open(self):
        """Those that still wait for their answer."""
        return self.filter(answer="", withdrawn_at=None, expires_at__gt=timezone.now())


class Review(models.Model):
    """One leader asked about one version."""

    class Answer(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("answer of a leader", "Approved")
        CHANGES = "changes", pgettext_lazy("answer of a leader", "Asked for changes")

    version = models.ForeignKey(Version, related_name="reviews", on_delete=models.CASCADE)
    leader = models.CharField(_("leader"), max_length=120, help_text=_("Who gets the link, as the log shall name her."))
    creator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"), default=in_a_week)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    note = models.TextField(_("note"), blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.leader

    def get_absolute_url(self):
        return reverse("news:review", args=[signing.dumps(self.pk, salt=SALT)])

    def is_open(self) -> bool:
        return not self.answer and self.is_readable()

    def is_readable(self) -> bool:
        """Whether the link still shows its version."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()
