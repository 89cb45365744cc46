"""How many articles readers find in each category on each day."""

from django.db import models


class DailyCount(models.Model):
    """The public articles of one category and local day, valid until the next one appears or expires by the clock."""

    category = models.BigIntegerField()
    day = models.DateField()
    articles = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "day"], name="one_daily_count_a_category")]
