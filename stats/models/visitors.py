"""Who came, by hashes that go with their week."""

from django.db import models

from stats.models.day_field import DayField


class Salt(models.Model):
    """The random key of one week's visitor hashes; deleted with them."""

    week = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)


class Forgotten(models.Model):
    """Before which day it was deleted who came ("visitors"), or who read an article ("readers")."""

    what = models.CharField(max_length=20, primary_key=True)
    before = models.DateField()


class WeekVisitor(models.Model):
    """One visitor of one week, by its hash."""

    pk = models.CompositePrimaryKey("week", "visitor")
    week = DayField()
    visitor = models.BigIntegerField()


class DayVisitor(models.Model):
    """One visitor of one day."""

    pk = models.CompositePrimaryKey("day", "visitor")
    day = DayField()
    visitor = models.BigIntegerField()


class DayReader(models.Model):
    """One visitor of one article on one day."""

    pk = models.CompositePrimaryKey("day", "article_id", "visitor")
    day = DayField()
    article_id = models.BigIntegerField()
    visitor = models.BigIntegerField()


class OnlineVisitor(models.Model):
    """When a visitor of the last minutes was seen last. Apart from the weeks: few rows, so its index is small.

    Who is seen in a week's first minutes has two rows, one by the key of this week and one by that of last week.
    """

    visitor = models.BigIntegerField(primary_key=True)
    seen_at = models.BigIntegerField(help_text="Seconds since 1970.", db_index=True)
    week = DayField(null=True)
