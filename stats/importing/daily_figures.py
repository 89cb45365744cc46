"""Adds imported days to the site's days, and takes them out again."""

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from stats.importing.csv_file import Day
from stats.models import HistoryImport, ImportedDay, SiteDay


@transaction.atomic
def add(days: list[Day], **about) -> HistoryImport:
    """Add days that have no row yet; `about` holds the other fields of HistoryImport. IntegrityError if one has."""
    history = HistoryImport.objects.create(**about)
    ImportedDay.objects.bulk_create([ImportedDay(history=history, **day._asdict()) for day in days], 500)
    SiteDay.objects.bulk_create([SiteDay(**day._asdict()) for day in days], 500)
    return history


@transaction.atomic
def undo(history: HistoryImport):
    """Subtract what the import added. Views that were counted on these days since then stay."""
    days = SiteDay.objects.filter(day__in=history.days.values("day"))
    added = ImportedDay.objects.filter(day=OuterRef("day"))
    days.update(
        views=F("views") - Subquery(added.values("views")), visitors=F("visitors") - Subquery(added.values("visitors"))
    )
    days.filter(views=0, visitors=0).delete()
    history.delete()
