"""Visitors as hashes, which are deleted with the salt of their week."""

from django.db import models

from stats.models.day_field import DayField


class Salt(models.Model):
    """The salt of one week's visitor hashes; deleted with them."""

    week = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)


class Forgotten(models.Model):
    """The day before which all "visitors", or all "readers" of articles, were deleted."""

    what = models.CharField(max_length=20, primary_key=True)
    before = models.DateField()


class WeekVisitor(models.Model):
    """The hash of one visitor of one week."""

    pk = models.CompositePrimaryKey("week", "visitor")
    week = DayField()
    visitor = models.BigIntegerField()


class DayVisitor(models.Model):
    """The hash of one visitor of one day."""

    pk = models.CompositePrimaryKey("day", "visitor")
    day = DayField()
    visitor = models.BigIntegerField()


class DayReader(models.Model):
    """The hash of one visitor of one article on one day."""

    pk = models.CompositePrimaryKey("day", "article_id", "visitor")
    day = DayField()
    article_id = models.BigIntegerField()
    visitor = models.BigIntegerField()


class OnlineVisitor(models.Model):
    """When a visitor of the last minutes was last seen. Apart from WeekVisitor: few rows keep its index small.

    A visitor in the first minutes of a week has two rows, with the hash of this week and that of last week.
    """

    visitor = models.BigIntegerField(primary_key=True)
    seen_at = models.BigIntegerField(help_text="Seconds since 1970.", db_index=True)
    week = DayField(null=True)
