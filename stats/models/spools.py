"""The offsets of the spool files, and the last report of each machine's drainer."""

from django.db import models


class SpoolOffset(models.Model):
    """How many bytes of one spool file have been added, written in one transaction with the aggregates."""

    file = models.CharField(max_length=64, primary_key=True)
    offset = models.BigIntegerField()


class Machine(models.Model):
    """The last report of one machine's drainer on its spool and clock."""

    spool = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=100)
    drained_at = models.DateTimeField()
    waiting_records = models.PositiveBigIntegerField(default=0)
    waiting_bytes = models.PositiveBigIntegerField(default=0)
    stuck_files = models.PositiveIntegerField(default=0)
    clock_ahead = models.BigIntegerField(default=0, db_default=0, help_text="Seconds before the database's clock.")
    clock_set_at = models.DateTimeField(null=True)
    clock_set_by = models.BigIntegerField(default=0, db_default=0, help_text="Seconds.")
