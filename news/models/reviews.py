"""The model Review: a signed link with which a leader without an account reads one version and answers."""

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
    """Return the default end of a review link's validity, 7 days from now."""
    return timezone.now() + timedelta(days=DAYS_VALID)


class ReviewQuerySet(models.QuerySet):
    def of_token(self, token):
        """Return the review of a link; None if its signature is wrong or the article is in the bin."""
        try:
            kept = self.exclude(version__article__status=Status.DELETED)
            return kept.filter(pk=signing.loads(token, salt=SALT)).first()
        except signing.BadSignature:
            return None

    def open(self):
        """Return the reviews that still wait for an answer."""
        return self.filter(answer="", withdrawn_at=None, expires_at__gt=timezone.now())


class Review(models.Model):
    """One leader's review of one version: approved, or changes asked for."""

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
        """Return whether the leader can still answer."""
        return not self.answer and self.is_readable()

    def is_readable(self) -> bool:
        """Return whether the link still shows its version."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()
