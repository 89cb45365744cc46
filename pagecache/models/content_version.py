"""The version of all public content: it grows with every change that readers may see."""

from django.db import models


class ContentVersionManager(models.Manager):
    def increment(self):
        """Record that something public changed; other processes see it when the change is committed."""
        self.bulk_create([ContentVersion(pk=1)], ignore_conflicts=True)
        self.filter(pk=1).update(number=models.F("number") + 1)

    def current(self) -> int:
        """The version that is committed, or that of this transaction; 0 before the first change."""
        return self.filter(pk=1).values_list("number", flat=True).first() or 0


class ContentVersion(models.Model):
    """A single row. Kept pages of an older version are not shown."""

    number = models.PositiveBigIntegerField(default=0)

    objects = ContentVersionManager()
