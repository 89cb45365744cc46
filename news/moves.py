"""The moves of an article between states: from which states, who may make them, what they ask and say."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models import Article
from news.models.states import (
    DELETED,
    DRAFT,
    EXPIRED,
    PUBLISHED,
    RETURNED,
    SCHEDULED,
    STATES,
    SUBMITTED,
    WITHDRAWN,
    State,
)

WRITTEN = (DRAFT, RETURNED)


class Move(NamedTuple):
    """One move: who may make it, the label of its button, and the sentence shown afterwards.

    `asks` is a question put before the move; the answer goes into the log, and some moves demand one. `at` returns the
    new time of publication from the old one and now.
    """

    name: str
    sources: tuple[State, ...]
    target: Article.Status
    may: Callable
    label: Promise
    done: Promise
    asks: Promise | str = ""
    demands_an_answer: bool = False
    at: Callable = lambda published_at, now: published_at


def is_editor(user, article) -> bool:
    return user.has_perm("news.publish_article")


def is_creator(user, article) -> bool:
    return article.creator_id == user.pk and user.has_perm("news.change_article")


def may_delete(user, article) -> bool:
    """Return whether the person may delete the article: a reporter her own drafts, an editor everything."""
    return is_editor(user, article) or (is_creator(user, article) and article.state in WRITTEN)


def may_restore(user, article) -> bool:
    return is_editor(user, article) or is_creator(user, article)


_MOVES = [
    Move(
        name="submit",
        sources=WRITTEN,
        target=Article.Status.SUBMITTED,
        may=is_creator,
        label=_("Save and submit"),
        done=_("Submitted to the editors"),
    ),
    Move(
        name="take_back",
        sources=(SUBMITTED,),
        target=Article.Status.DRAFT,
        may=is_creator,
        label=_("Take back"),
        done=_("Taken back to go on writing"),
    ),
    Move(
        name="publish",
        sources=(*WRITTEN, SUBMITTED, WITHDRAWN),
        target=Article.Status.PUBLISHED,
        may=is_editor,
        label=_("Save and publish"),
        done=pgettext_lazy("step of an article", "Published"),
        at=lambda published_at, now: published_at or now,
    ),
    Move(
        name="publish_now",
        sources=(SCHEDULED,),
        target=Article.Status.PUBLISHED,
        may=is_editor,
        label=_("Publish now"),
        done=pgettext_lazy("step of an article", "Published"),
        at=lambda published_at, now: now,
    ),
    Move(
        name="send_back",
        sources=(SUBMITTED, WITHDRAWN),
        target=Article.Status.RETURNED,
        may=is_editor,
        label=_("Return to the reporter"),
        done=_("Returned to the reporter"),
        asks=_("What should the reporter do?"),
        demands_an_answer=True,
    ),
    Move(
        name="unschedule",
        sources=(SCHEDULED,),
        target=Article.Status.SUBMITTED,
        may=is_editor,
        label=_("Cancel the schedule"),
        done=_("The schedule was cancelled"),
        asks=_("Why is the schedule cancelled? (not required)"),
        at=lambda published_at, now: None,
    ),
    Move(
        name="withdraw",
        sources=(PUBLISHED, EXPIRED),
        target=Article.Status.WITHDRAWN,
        may=is_editor,
        label=_("Withdraw"),
        done=_("Withdrawn from the site"),
        asks=_("Why is the article withdrawn?"),
        demands_an_answer=True,
    ),
    Move(
        name="restore",
        sources=(DELETED,),
        target=Article.Status.DRAFT,
        may=may_restore,
        label=_("Take out of the bin"),
        done=_("Taken out of the bin"),
    ),
    Move(
        name="delete",
        sources=tuple(state for state in STATES if state is not DELETED),
        target=Article.Status.DELETED,
        may=may_delete,
        label=_("Delete"),
        done=_("Put into the bin"),
    ),
]
MOVES = {move.name: move for move in _MOVES}
