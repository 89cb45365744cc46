"""The content version: a number that grows with every change that readers may see."""

from django.db import models


class ContentVersionManager(models.Manager):
    def increment(self):
        """Increment the version; other processes see it when the change is committed."""
        row = self.filter(pk=1)
        if not row.update(number=models.F("number") + 1):
            self.bulk_create([ContentVersion(pk=1)], ignore_conflicts=True)
            row.update(number=models.F("number") + 1)

    def current(self) -> int:
        """Return the version as this transaction sees it; 0 before the first change."""
        return self.filter(pk=1).values_list("number", flat=True).first() or 0


class ContentVersion(models.Model):
    """The single row that holds the content version; kept pages of an older one are not shown."""

    number = models.PositiveBigIntegerField(default=0)

    objects = ContentVersionManager()
