"""Pages that are composed once per change of what they show, and the marks of those changes."""

from django.db import models


class Change(models.Model):
    """How often something changed that pages show: an article with its photos, or, as 0, what all of them show.

    Written by triggers of the database (pagecache.composing.triggers), so that no way of writing passes it by.
    """

    ALL = 0

    subject = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField()


class ComposedPage(models.Model):
    """The own part of a page, with everything but its fragments and numbers; current while `changes` are."""

    id = models.BigIntegerField(primary_key=True)  # A hash of release and address.
    address = models.TextField()
    release = models.CharField(max_length=16)
    subject = models.BigIntegerField()
    changes = models.CharField(max_length=40)
    until = models.FloatField(null=True)  # Seconds since 1970.
    head = models.TextField()
    body = models.BinaryField()
    composed_at = models.DateTimeField()
