"""The model DailyCount: the number of public articles per category and day."""

from django.db import models


class DailyCount(models.Model):
    """The number of public articles of a category (0: none) and local day; `until` is when the clock changes it."""

    category = models.BigIntegerField()
    day = models.DateField()
    articles = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "day"], name="one_daily_count_a_category")]
