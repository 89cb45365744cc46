"""The states of an article: its status together with the phase that the clock gives a published one.

The name, label, colour and sentences of a state, its queue and whether readers see it are defined here alone.
"""

from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models.phases import COMING, OVER, SHOWN, Phase
from news.models.queries import Status


class State(NamedTuple):
    """A state with its texts; `queue` is the title of the editors' queue, "" for states in which nothing waits.

    `told` says where the article is, `locked` what somebody who may only read it can do.
    """

    name: str
    status: Status
    phase: Phase | None
    label: Promise
    colour: str
    told: Promise
    locked: Promise
    queue: Promise | str = ""

    @property
    def is_public(self) -> bool:
        """Whether readers see articles in this state."""
        return self.phase is SHOWN

    def rows(self, now) -> Q:
        """Return the condition for a query of the articles in this state."""
        of_status = Q(status=self.status)
        return of_status & self.phase.rows(now) if self.phase else of_status

    def holds(self, article, now) -> bool:
        """Return whether the article is in this state at the moment `now`."""
        return article.status == self.status and (self.phase is None or self.phase.holds(article, now))


_ASK_EDITORS = _("Readers do not see it now. Only an editor can change it: tell the editors what is to be different.")

DRAFT = State(
    name="draft",
    status=Status.DRAFT,
    phase=None,
    label=Status.DRAFT.label,
    colour="",
    told=_("The article is a draft."),
    locked=_("Only its reporter and the editors can change it."),
)
SUBMITTED = State(
    name="submitted",
    status=Status.SUBMITTED,
    phase=None,
    label=Status.SUBMITTED.label,
    colour="warning",
    told=_("The article waits for an editor."),
    locked=_("The editors are reading it, so it cannot be changed now. Take it back to go on writing."),
    queue=_("Submitted, waiting for an editor"),
)
RETURNED = State(
    name="returned",
    status=Status.RETURNED,
    phase=None,
    label=Status.RETURNED.label,
    colour="danger",
    told=_("The article was returned to its reporter."),
    locked=_("Only its reporter and the editors can change it."),
    queue=_("Returned to their reporters"),
)
SCHEDULED = State(
    name="scheduled",
    status=Status.PUBLISHED,
    phase=COMING,
    label=pgettext_lazy("article status", "Scheduled"),
    colour="info",
    told=_("The article will be published on {published_at}."),
    locked=_ASK_EDITORS,
    queue=pgettext_lazy("article status", "Scheduled"),
)
PUBLISHED = State(
    name="published",
    status=Status.PUBLISHED,
    phase=SHOWN,
    label=Status.PUBLISHED.label,
    colour="success",
    told=_("Readers see it since {published_at}."),
    locked=_("Readers see this text. Changes are prepared beside it and appear when an editor publishes them."),
)
EXPIRED = State(
    name="expired",
    status=Status.PUBLISHED,
    phase=OVER,
    label=pgettext_lazy("article status", "Expired"),
    colour="",
    told=_("The article expired on {expires_at}."),
    locked=_ASK_EDITORS,
)
WITHDRAWN = State(
    name="withdrawn",
    status=Status.WITHDRAWN,
    phase=None,
    label=Status.WITHDRAWN.label,
    colour="",
    told=_("The article has been withdrawn."),
    locked=_("It was withdrawn from the site. An editor can return it to you."),
)
DELETED = State(
    name="deleted",
    status=Status.DELETED,
    phase=None,
    label=Status.DELETED.label,
    colour="",
    told=_("The article lies in the bin."),
    locked=_("It lies in the bin. Take it out to go on writing."),
)
# Revisions are a filter of the list, not a state: a revision has a state of its own.
CHANGES, CHANGES_LABEL = "changes", _("Changes to published articles")
STATES = (DRAFT, SUBMITTED, RETURNED, PUBLISHED, WITHDRAWN, DELETED, SCHEDULED, EXPIRED)


def state_of(article, now=None) -> State:
    """Return the one state in which the article is, now or at another moment."""
    now = now or timezone.now()
    return next(state for state in STATES if state.holds(article, now))


def in_words(article) -> str:
    """Return a sentence on where the article is, with the times that matter."""
    times = {name: getattr(article, name) for name in ("published_at", "expires_at")}
    shown = {name: time and date_format(timezone.localtime(time), "DATETIME_FORMAT") for name, time in times.items()}
    return state_of(article).told.format(**shown)
