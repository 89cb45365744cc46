"""The states of an article: its status, and of a published one what the clock makes of it.

What a state is called, its colour, what is told of it, where it waits and whether readers see it stands here alone.
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
    """A state has every one of these words; those of an editors' queue only if articles wait in it.

    `told` says where the article is, `locked` what whoever may only read it can do.
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
        return self.phase is SHOWN

    def rows(self, now) -> Q:
        """The condition by which a query finds the articles that are in this state."""
        of_status = Q(status=self.status)
        return of_status & self.phase.rows(now) if self.phase else of_status

    def holds(self, article, now) -> bool:
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
# No state: a copy in which a published article is changed has states of its own.
CHANGES, CHANGES_LABEL = "changes", _("Changes to published articles")
STATES = (DRAFT, SUBMITTED, RETURNED, PUBLISHED, WITHDRAWN, DELETED, SCHEDULED, EXPIRED)


def state_of(article, now=None) -> State:
    """The one state in which the article is."""
    now = now or timezone.now()
    return next(state for state in STATES if state.holds(article, now))


def in_words(article) -> str:
    """Where the article is, with the times that matter."""
    times = {name: getattr(article, name) for name in ("published_at", "expires_at")}
    shown = {name: time and date_format(timezone.localtime(time), "DATETIME_FORMAT") for name, time in times.items()}
    return state_of(article).told.format(**shown)
