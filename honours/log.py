"""The log of the register: who did what with a decision or consultation, in LogEntry rows of Django's admin."""

from django.contrib.admin.models import CHANGE, LogEntry


def write(thing, user, words: str):
    """Log a step that was made with a decision or consultation without its form."""
    LogEntry.objects.log_actions(user.pk, [thing], CHANGE, words, single_object=True)
