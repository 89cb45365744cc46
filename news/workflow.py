"""The workflow: making moves, who may work on an article meanwhile, and what the log tells of it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from news import log
from news.history import revisions
from news.models import Article
from news.models.states import DELETED, EXPIRED, PUBLISHED, SCHEDULED
from news.moves import MOVES, WRITTEN, Move, is_creator, is_editor
from news.text import html

NEEDED_BY_READERS = ("title", "category", "body")
LONGEST_NOTE = 1000
CHANGES_PUBLISHED = _("The changes were published")


class NotAllowed(PermissionDenied):
    """This person may not make this move."""


class NotReady(ValidationError):
    """The article's state does not allow the move, or something is missing; the message says what."""


def articles_of(user):
    """Return the articles a person works on: a reporter's own, for an editor all."""
    if user.has_perm("news.edit_others_articles"):
        return Article.objects.all()
    return Article.objects.filter(creator=user.pk)


def may_work_on(user, article) -> bool:
    """Return whether she may write in it: a reporter in her own drafts, an editor in all that is not public now."""
    if article.state is DELETED or article.is_public():
        return False
    if user.has_perm("news.edit_others_articles"):
        return True
    return is_creator(user, article) and article.state in WRITTEN


def may_revise(user, article) -> bool:
    """Return whether she may begin a revision: an editor of any public article, a reporter of her own."""
    return article.is_public() and (is_editor(user, article) or is_creator(user, article))


def open_moves(user, article) -> list[Move]:
    """Return the moves this person may make now, without deletion, which has a page of its own."""
    moves = [move for move in MOVES.values() if move.name != "delete"]
    state = article.state
    return [move for move in moves if state in move.sources and move.may(user, article)]


def missing(article) -> list[str]:
    """Return the names of the empty fields without which an article cannot be published."""
    return [name for name in NEEDED_BY_READERS if is_empty(getattr(article, name))]


def is_empty(value) -> bool:
    """Return whether readers would see nothing of the value; a photo's place counts as something."""
    if isinstance(value, str):
        return "<figure" not in value and not html.plain(value).strip()
    return value is None


def refusal(name: str, article: Article, person, note: str = "") -> str:
    """Return why the move cannot be made of the article as given, in words; "" if it can."""
    move = MOVES[name]
    if article.state not in move.sources:
        return str(article.state.label)
    if not move.may(person, article):
        return _("Only an editor may do that")
    try:
        _check(move, article, note)
    except NotReady as reason:
        return " ".join(reason.messages)
    return ""


@transaction.atomic
def make(name: str, article: Article, user, note: str = "") -> Move:
    """Make a move of the article as stored, and log who made it and when; return the move.

    Raises NotAllowed or NotReady, and then nothing has changed.
    """
    stored = Article.objects.select_for_update().get(pk=article.pk)
    move = MOVES.get(name)
    if move is None or not move.may(user, stored):
        raise NotAllowed
    note = whole(note)
    _check(move, stored, note)
    if move.target == Article.Status.PUBLISHED and stored.revises_id:
        log.hand_over(stored, stored.revises)
        log.write(revisions.apply(stored), user, CHANGES_PUBLISHED, note)
        return move._replace(done=CHANGES_PUBLISHED)
    _move(move, stored, note)
    article.status, article.published_at, article.note = stored.status, stored.published_at, stored.note
    words = _words(move, stored)
    log.write(stored, user, words, note)
    return move._replace(done=words)


@transaction.atomic
def note_new_times(before, article, user):
    """Log the state that new times have given a published article, as if it had been moved."""
    is_put_off = article.state is SCHEDULED and article.published_at != before.published_at
    if article.state is before.state and not is_put_off:
        return
    article.moved_at = timezone.now()
    article.save(update_fields=["moved_at", "updated_at"])
    words = {SCHEDULED: _time_told(article), PUBLISHED: MOVES["publish"].done, EXPIRED: EXPIRED.label}
    log.write(article, user, words[article.state])


def done_by_the_clock(article) -> list[tuple]:
    """Return time and text of each appearance or expiry that came by the clock alone."""
    state, done = article.state, []
    if state in (PUBLISHED, EXPIRED) and article.moved_at and article.published_at > article.moved_at:
        done.append((article.published_at, _("Published, as it was scheduled")))
    if state is EXPIRED and not (article.moved_at and article.moved_at > article.expires_at):
        done.append((article.expires_at, EXPIRED.label))
    return done


def whole(note: str) -> str:
    """Return the note as it may be stored. Raises NotReady if it is longer than 1,000 characters."""
    note = note.replace("\0", "").replace("\r\n", "\n").strip()
    if (over := len(note) - LONGEST_NOTE) > 0:
        words = _("The note is too long by {over} characters; at most {most} fit.")
        raise NotReady(words.format(over=over, most=LONGEST_NOTE))
    return note


def take_answer(review, answer, note):
    """Store and log a leader's answer; if she wants changes, a scheduled article goes back to the editors."""
    review.answer, review.note, review.answered_at = answer, note, timezone.now()
    review.save(update_fields=["answer", "note", "answered_at"])
    article = Article.objects.select_for_update().get(pk=review.version.article_id)
    if answer == review.Answer.CHANGES and article.state is SCHEDULED:
        unschedule = MOVES["unschedule"]
        article.status, article.published_at = unschedule.target, unschedule.at(article.published_at, timezone.now())
    if answer == review.Answer.CHANGES:
        article.note = f"{review.leader}: {note}"
        article.moved_at = timezone.now()
        article.save(update_fields=["status", "note", "moved_at", "published_at", "updated_at"])
    words = _("%(leader)s, by the link to version %(number)s: %(answer)s")
    told = {"leader": review.leader, "number": review.version.number, "answer": review.get_answer_display().lower()}
    log.write(article, review.creator, words % told, note)


def _check(move, article, note):
    if article.state not in move.sources:
        raise NotReady(_("Meanwhile the article has become: %(status)s."), params={"status": article.state.label})
    if move.demands_an_answer and not note:
        raise NotReady(_("Write the answer first: %(question)s"), params={"question": move.asks})
    if move.target == Article.Status.DRAFT and _is_changed_elsewhere(article):
        raise NotReady(_("Someone else works on changes to this article already."))
    if move.target != Article.Status.PUBLISHED:
        return
    if names := [str(Article._meta.get_field(name).verbose_name) for name in missing(article)]:
        raise NotReady(_("Still missing: %(fields)s."), params={"fields": get_text_list(names, _("and"))})
    if article.expires_at and article.expires_at <= timezone.now():
        raise NotReady(_("The time until which it is shown is already over."))


def _is_changed_elsewhere(article):
    """Return whether another revision has replaced this one."""
    return article.revises_id and article.revises.revisions.kept().exclude(pk=article.pk).exists()


def _move(move, article, note):
    now = timezone.now()
    article.status, article.note, article.moved_at = move.target, note, now
    article.published_at = move.at(article.published_at, now.replace(microsecond=0))
    if move.target == Article.Status.DELETED:
        article.revisions.update(status=move.target)
    article.save(update_fields=["status", "note", "moved_at", "published_at", "updated_at"])


def _words(move, article):
    return _time_told(article) if article.state is SCHEDULED else move.done


def _time_told(article):
    time = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
    return _("To be published on %(time)s") % {"time": time}
