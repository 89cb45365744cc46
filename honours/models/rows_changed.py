"""The signal that rows were changed in one go, for which Django sends none, and a QuerySet that sends it."""

from django.db import models, transaction
from django.dispatch import Signal

# Sent by a model with `pks`, the primary keys of its rows, and `fields`, the names of what update(), bulk_update() or
# bulk_create() has written.
rows_changed = Signal()


class TellingQuerySet(models.QuerySet):
    """A QuerySet that tells which rows it updated."""

    @transaction.atomic
    def update(self, **values):
        """Update the rows as Django does and send `rows_changed`; return their number."""
        pks = list(self.order_by().values_list("pk", flat=True))
        rows = super().update(**values)
        rows_changed.send(sender=self.model, pks=pks, fields=frozenset(values))
        return rows
