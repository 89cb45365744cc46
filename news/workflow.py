"""The states of an article, who may move it from one to the next, and who may work on it meanwhile."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models import Article

DRAFT, SUBMITTED, PUBLISHED, WITHDRAWN = Article.Status
NEEDED_BY_READERS = ("title", "category", "body")
LONGEST_NOTE = 1000


class NotAllowed(PermissionDenied):
    """This person may not make this move."""


class NotReady(ValidationError):
    """The article is not where the move starts, or lacks what it demands; the message says what."""


class Move(NamedTuple):
    """One step of an article: who may make it, the words on its button, and what is said afterwards."""

    name: str
    sources: tuple
    target: Article.Status
    may: Callable
    label: Promise
    done: Promise


def is_editor(person, article) -> bool:
    return person.has_perm("news.publish_article")


def is_creator(person, article) -> bool:
    return article.creator_id == person.pk and person.has_perm("news.change_article")


_SUBMITTED, _TAKEN_BACK = _("Submitted to the editors"), _("Taken back to go on writing")
_PUBLISHED, _WITHDRAWN = pgettext_lazy("step of an article", "Published"), _("Withdrawn from the site")
_RETURNED = _("Returned to the reporter")

MOVES = {
    move.name: move
    for move in [
        Move("submit", (DRAFT,), SUBMITTED, is_creator, _("Save and submit"), _SUBMITTED),
        Move("take_back", (SUBMITTED,), DRAFT, is_creator, _("Take back"), _TAKEN_BACK),
        Move("publish", (DRAFT, SUBMITTED, WITHDRAWN), PUBLISHED, is_editor, _("Save and publish"), _PUBLISHED),
        Move("send_back", (SUBMITTED, WITHDRAWN), DRAFT, is_editor, _("Return to the reporter"), _RETURNED),
        Move("withdraw", (PUBLISHED,), WITHDRAWN, is_editor, _("Withdraw"), _WITHDRAWN),
    ]
}


def articles_of(person):
    """The articles a person works on: a reporter's own, all for an editor."""
    if person.has_perm("news.edit_others_articles"):
        return Article.objects.all()
    return Article.objects.filter(creator=person.pk)


def may_work_on(person, article) -> bool:
    """Whether she may change or delete it: a reporter her own drafts, an editor everything."""
    if person.has_perm("news.edit_others_articles"):
        return True
    return article.creator_id == person.pk and article.status == DRAFT


def open_moves(person, article) -> list[Move]:
    """The moves this person may make with the article as it stands."""
    return [move for move in MOVES.values() if article.status in move.sources and move.may(person, article)]


def missing(article) -> list[str]:
    """The fields a reader cannot do without that are still empty."""
    return [name for name in NEEDED_BY_READERS if is_empty(getattr(article, name))]


def is_empty(value) -> bool:
    """Whether readers would see nothing of it; the place of a photo is something."""
    if isinstance(value, str):
        return "<figure" not in value and not strip_tags(value).replace("&nbsp;", " ").strip()
    return value is None


@transaction.atomic
def make(name: str, article: Article, person, note: str = "") -> Move:
    """Move the article as it stands in the database, and log who did it and when.

    Raises NotAllowed or NotReady, and then nothing has changed.
    """
    move = MOVES.get(name)
    if move is None or not move.may(person, article):
        raise NotAllowed
    stored = Article.objects.select_for_update().get(pk=article.pk)
    _check(move, stored)
    stored.status = move.target
    if move.target == PUBLISHED:
        stored.published_at = stored.published_at or timezone.now()
    stored.save(update_fields=["status", "published_at", "updated_at"])
    article.status, article.published_at = stored.status, stored.published_at
    _log(move, stored, person, note.replace("\0", "").strip()[:LONGEST_NOTE])
    return move


def _check(move, article):
    if article.status not in move.sources:
        status = article.get_status_display()
        raise NotReady(_("Meanwhile the article has become: %(status)s."), params={"status": status})
    if move.target != PUBLISHED:
        return
    if names := [str(Article._meta.get_field(name).verbose_name) for name in missing(article)]:
        raise NotReady(_("Still missing: %(fields)s."), params={"fields": get_text_list(names, _("and"))})
    if article.expires_at and article.expires_at <= timezone.now():
        raise NotReady(_("The time until which it is shown is already over."))


def _log(move, article, person, note):
    step = move.done
    if article.is_scheduled():
        time = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
        step = _("To be published on %(time)s") % {"time": time}
    # Django writes what a form changed as JSON; a step is written in words, and found again by that.
    message = f"{step}: {note}" if note else f"{step}."
    LogEntry.objects.log_actions(person.pk, [article], CHANGE, message, single_object=True)


def steps(article):
    """The log of the article's moves, the newest first."""
    in_words = ~Q(change_message="") & ~Q(change_message__startswith="[")
    entries = LogEntry.objects.filter(in_words, content_type=ContentType.objects.get_for_model(Article))
    return entries.filter(object_id=str(article.pk)).select_related("user")
