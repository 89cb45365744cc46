"""The log of a decision: who did what with it, and when. Its rows are LogEntry rows of Django's admin."""

from django.contrib.admin.models import CHANGE, LogEntry


def write(decision, person, words: str):
    """Log a step that was made without the decision's form."""
    LogEntry.objects.log_actions(person.pk, [decision], CHANGE, words, single_object=True)
