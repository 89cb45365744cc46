"""The model Presence: who is writing in an article at this moment, as their browsers report."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

SILENCE = timedelta(seconds=45)  # Browsers report every 15 s: after three missed reports the person is gone.


class PresenceQuerySet(models.QuerySet):
    def alive(self):
        """Return the presences reported within the last 45 seconds."""
        return self.filter(seen_at__gte=timezone.now() - SILENCE)

    def note(self, article, user):
        """Record that this person is writing, and delete presences that ended; `since` stays from the first report."""
        now = timezone.now()
        self.filter(seen_at__lt=now - SILENCE).delete()
        self.update_or_create(
            article=article, user=user, defaults={"seen_at": now}, create_defaults={"seen_at": now, "since": now}
        )


class Presence(models.Model):
    """One person who is changing one article and has not saved it yet."""

    article = models.ForeignKey("news.Article", related_name="+", on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.CASCADE)
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_presence_a_user", fields=["article", "user"])]
