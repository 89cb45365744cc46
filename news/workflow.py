"""The states of an article, who may move it from one to the next, and who may work on it meanwhile."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news import html, log
from news.history import revisions
from news.models import Article

DRAFT, SUBMITTED, RETURNED, PUBLISHED, WITHDRAWN, DELETED = Article.Status
WRITTEN = (DRAFT, RETURNED)
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


def may_delete(person, article) -> bool:
    """A reporter her own drafts, an editor everything; out of the bin, for ever, only an editor."""
    return is_editor(person, article) or (is_creator(person, article) and article.status in WRITTEN)


def may_restore(person, article) -> bool:
    return is_editor(person, article) or is_creator(person, article)


_SUBMITTED, _TAKEN_BACK = _("Submitted to the editors"), _("Taken back to go on writing")
_PUBLISHED, _WITHDRAWN = pgettext_lazy("step of an article", "Published"), _("Withdrawn from the site")
_RETURNED, _DELETED, _RESTORED = _("Returned to the reporter"), _("Put into the bin"), _("Taken out of the bin")
_CHANGES_PUBLISHED = _("The changes were published")

MOVES = {
    move.name: move
    for move in [
        Move("submit", WRITTEN, SUBMITTED, is_creator, _("Save and submit"), _SUBMITTED),
        Move("take_back", (SUBMITTED,), DRAFT, is_creator, _("Take back"), _TAKEN_BACK),
        Move("publish", (*WRITTEN, SUBMITTED, WITHDRAWN), PUBLISHED, is_editor, _("Save and publish"), _PUBLISHED),
        Move("send_back", (SUBMITTED, WITHDRAWN), RETURNED, is_editor, _("Return to the reporter"), _RETURNED),
        Move("withdraw", (PUBLISHED,), WITHDRAWN, is_editor, _("Withdraw"), _WITHDRAWN),
        Move("restore", (DELETED,), DRAFT, may_restore, _("Take out of the bin"), _RESTORED),
        Move("delete", (*WRITTEN, SUBMITTED, PUBLISHED, WITHDRAWN), DELETED, may_delete, _("Delete"), _DELETED),
    ]
}


def articles_of(person):
    """The articles a person works on: a reporter's own, all for an editor."""
    if person.has_perm("news.edit_others_articles"):
        return Article.objects.all()
    return Article.objects.filter(creator=person.pk)


def may_work_on(person, article) -> bool:
    """Whether she may write in it: a reporter in her own drafts, an editor in all that readers do not see just now."""
    if article.status == DELETED or article.is_public():
        return False
    if person.has_perm("news.edit_others_articles"):
        return True
    return is_creator(person, article) and article.status in WRITTEN


def may_revise(person, article) -> bool:
    """Whether she may begin a copy to work on: an editor of any public article, a reporter of her own."""
    return article.is_public() and (is_editor(person, article) or is_creator(person, article))


def open_moves(person, article) -> list[Move]:
    """The moves this person may make with the article as it stands; deleting asks on a page of its own."""
    moves = [move for move in MOVES.values() if move.name != "delete"]
    return [move for move in moves if article.status in move.sources and move.may(person, article)]


def missing(article) -> list[str]:
    """The fields a reader cannot do without that are still empty."""
    return [name for name in NEEDED_BY_READERS if is_empty(getattr(article, name))]


def is_empty(value) -> bool:
    """Whether readers would see nothing of it; the place of a photo is something."""
    if isinstance(value, str):
        return "<figure" not in value and not html.plain(value).strip()
    return value is None


@transaction.atomic
def make(name: str, article: Article, person, note: str = "") -> Move:
    """Move the article as it stands in the database, and log who did it and when.

    Raises NotAllowed or NotReady, and then nothing has changed.
    """
    stored = Article.objects.select_for_update().get(pk=article.pk)
    move = MOVES.get(name)
    if move is None or not move.may(person, stored):
        raise NotAllowed
    note = cut(note)
    _check(move, stored, note)
    if move.target == PUBLISHED and stored.revises_id:
        log.hand_over(stored, stored.revises)
        log.write(revisions.apply(stored), person, _CHANGES_PUBLISHED, note)
        return move._replace(done=_CHANGES_PUBLISHED)
    _move(move, stored, note)
    article.status, article.published_at, article.note = stored.status, stored.published_at, stored.note
    words = _words(move, stored)
    log.write(stored, person, words, note)
    return move._replace(done=words)


def cut(note: str) -> str:
    """A note as it may be stored."""
    return note.replace("\0", "").strip()[:LONGEST_NOTE]


def take_answer(review, answer, note):
    """Write down what a leader answered; what she wants changed does not appear by itself."""
    review.answer, review.note, review.answered_at = answer, note, timezone.now()
    review.save(update_fields=["answer", "note", "answered_at"])
    article = Article.objects.select_for_update().get(pk=review.version.article_id)
    if answer == review.Answer.CHANGES and article.is_scheduled():
        article.status = SUBMITTED
    if answer == review.Answer.CHANGES:
        article.note = f"{review.leader}: {note}"
        article.moved_at = timezone.now()
        article.save(update_fields=["status", "note", "moved_at", "updated_at"])
    words = _("%(leader)s, by the link to version %(number)s: %(answer)s")
    told = {"leader": review.leader, "number": review.version.number, "answer": review.get_answer_display().lower()}
    log.write(article, review.creator, words % told, note)


def _check(move, article, note):
    if article.status not in move.sources:
        status = article.get_status_display()
        raise NotReady(_("Meanwhile the article has become: %(status)s."), params={"status": status})
    if move.target == RETURNED and not note:
        raise NotReady(_("Write a note: what should the reporter do?"))
    if move.target == DRAFT and article.revises_id and article.revises.revisions.kept().exclude(pk=article.pk).exists():
        raise NotReady(_("Someone else works on changes to this article already."))
    if move.target != PUBLISHED:
        return
    if names := [str(Article._meta.get_field(name).verbose_name) for name in missing(article)]:
        raise NotReady(_("Still missing: %(fields)s."), params={"fields": get_text_list(names, _("and"))})
    if article.expires_at and article.expires_at <= timezone.now():
        raise NotReady(_("The time until which it is shown is already over."))


def _move(move, article, note):
    now = timezone.now()
    article.status, article.note, article.moved_at = move.target, note, now
    if move.target == PUBLISHED:
        article.published_at = article.published_at or now
    if move.target == DELETED:
        article.revisions.update(status=DELETED)
    article.save(update_fields=["status", "note", "moved_at", "published_at", "updated_at"])


def _words(move, article):
    if not article.is_scheduled():
        return move.done
    time = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
    return _("To be published on %(time)s") % {"time": time}
