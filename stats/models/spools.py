"""How far the spools have been added, and what their drainers said."""

from django.db import models


class SpoolOffset(models.Model):
    """How far one spool file has been added to the figures; written together with them."""

    file = models.CharField(max_length=64, primary_key=True)
    offset = models.BigIntegerField()


class Machine(models.Model):
    """What the drainer of one machine last said of its spool."""

    spool = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=100)
    drained_at = models.DateTimeField()
    waiting_records = models.PositiveBigIntegerField(default=0)
    waiting_bytes = models.PositiveBigIntegerField(default=0)
    stuck_files = models.PositiveIntegerField(default=0)
    clock_ahead = models.BigIntegerField(default=0, db_default=0, help_text="Seconds before the database's clock.")
    clock_set_at = models.DateTimeField(null=True)
    clock_set_by = models.BigIntegerField(default=0, db_default=0, help_text="Seconds.")
