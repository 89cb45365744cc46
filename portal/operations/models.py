"""The model of the backups that were made, so that each machine can tell how old the newest is."""

from django.db import models
from django.utils import timezone


class Backup(models.Model):
    """A backup that was written and verified."""

    made_at = models.DateTimeField(default=timezone.now)
    folder = models.TextField()
    machine = models.CharField(max_length=100)
    bytes = models.BigIntegerField()
