"""The log of an article: who did what with it, and when. Its rows are LogEntry rows of Django's admin."""

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from news.models import Article


def write(article, user, words: str, note: str = ""):
    """Log a move or another step. The message is plain text, by which steps() tells it from Django's JSON messages."""
    message = f"{words}: {note}" if note else f"{words}."
    LogEntry.objects.log_actions(user.pk, [article], CHANGE, message, single_object=True)


def write_deleted(articles, user):
    """Log articles that are deleted for ever; putting one into the bin is a move and logged as such."""
    gone = [article for article in articles if article.status == Article.Status.DELETED]
    return LogEntry.objects.log_actions(user.pk, gone, DELETION, _("Deleted for ever."))


def entries(article):
    """Return all log entries of the article, the newest first."""
    of_articles = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article))
    return of_articles.filter(object_id=str(article.pk)).select_related("user")


def steps(article):
    """Return the log entries that write() made for the article, the newest first."""
    return entries(article).filter(~Q(change_message="") & ~Q(change_message__startswith="["))


def was_deleted(article) -> bool:
    """Return whether somebody deleted the article; a published revision is gone too, but its log was handed over."""
    return entries(article).filter(action_flag=DELETION).exists()


def hand_over(article, other):
    """Make the log entries of one article those of another."""
    entries(article).update(object_id=str(other.pk), object_repr=str(other)[:200])
