"""The log of an article: who made which step, and when. It stands in the admin's own log, which administrators read."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from news.models import Article


def write(article, person, words: str, note: str = ""):
    """Django writes what a form changed as JSON; a step is written in words, and found again by that."""
    message = f"{words}: {note}" if note else f"{words}."
    LogEntry.objects.log_actions(person.pk, [article], CHANGE, message, single_object=True)


def entries(article):
    """All that was done with the article, the newest first."""
    of_articles = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article))
    return of_articles.filter(object_id=str(article.pk)).select_related("user")


def steps(article):
    """The moves of the article, the newest first."""
    return entries(article).filter(~Q(change_message="") & ~Q(change_message__startswith="["))


def hand_over(article, other):
    """What was done with one article belongs to another from now on."""
    entries(article).update(object_id=str(other.pk), object_repr=str(other)[:200])
