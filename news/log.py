"""The log of an article: who made which step, and when. It stands in the admin's own log, which administrators read."""

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from news.models import Article


def write(article, person, words: str, note: str = ""):
    """Django writes what a form changed as JSON; a step is written in words, and found again by that."""
    message = f"{words}: {note}" if note else f"{words}."
    LogEntry.objects.log_actions(person.pk, [article], CHANGE, message, single_object=True)


def write_deleted(articles, person):
    """Of what is deleted for ever; into the bin is a step, which writes its own line."""
    gone = [article for article in articles if article.status == Article.Status.DELETED]
    return LogEntry.objects.log_actions(person.pk, gone, DELETION, _("Deleted for ever."))


def entries(article):
    """All that was done with the article, the newest first."""
    of_articles = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article))
    return of_articles.filter(object_id=str(article.pk)).select_related("user")


def steps(article):
    """The moves of the article, the newest first."""
    return entries(article).filter(~Q(change_message="") & ~Q(change_message__startswith="["))


def was_deleted(article) -> bool:
    """Whether somebody deleted it; changes that were published are gone too, but their log was handed over."""
    return entries(article).filter(action_flag=DELETION).exists()


def hand_over(article, other):
    """What was done with one article belongs to another from now on."""
    entries(article).update(object_id=str(other.pk), object_repr=str(other)[:200])
