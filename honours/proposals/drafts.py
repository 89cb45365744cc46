"""The decisions that an article's awards make together, and storing those that a clerk confirms."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from honours import log
from honours.models import Decision, Family, Grant, Level, Recipient
from honours.proposals.reading import Award, awards
from honours.recipient_lists.checking import Checker, Known
from honours.recipient_lists.values import sent

PRESIDENTS = (Family.ORDER, Family.MEDAL, Family.STATE_TITLE, Family.PRIZE)


class Proposal(NamedTuple):
    """A decision to draft: who usually makes it, its year, and its awards by their place in the article."""

    authority: str
    year: int
    awards: list[tuple[int, Award]]


def proposals(article) -> list[Proposal]:
    """Return the decisions that an article speaks of, in the order of their awards."""
    at = article.published_at or timezone.now()
    found = {}
    for place, award in enumerate(awards(article)):
        key = usual_authority(award.honour), award.year or timezone.localtime(at).year
        found.setdefault(key, []).append((place, award))
    return [Proposal(authority, year, told) for (authority, year), told in found.items()]


def usual_authority(honour) -> str:
    """Return who usually awards an honour; the clerk corrects it in the draft."""
    if honour.level == Level.STATE:
        return "Chủ tịch nước" if honour.family in PRESIDENTS else "Thủ tướng Chính phủ"
    if honour.level == Level.PROVINCE:
        return "Chủ tịch Ủy ban nhân dân tỉnh"
    return _("not known")


@transaction.atomic
def store(article, chosen: set[int], user) -> list[Decision]:
    """Store a draft for each proposed decision of which an award was chosen; return the drafts."""
    made, known = [], Known()
    for proposal in proposals(article):
        told = [award for place, award in proposal.awards if place in chosen]
        if told:
            made.append(_draft(article, proposal, told, user, known))
    return made


def _draft(article, proposal, told, user, known):
    decision = Decision.objects.create(
        year=proposal.year,
        authority=proposal.authority,
        subject=_("On honours awarded for {year}, as told by “{article}”").format(
            year=proposal.year, article=article.title
        ),
    )
    decision.articles.add(article)
    rows = [_row(award) for award in told]
    grants = [one.grant for one in Checker(decision, known=known).check(rows)]
    for order, (grant, award) in enumerate(zip(grants, told, strict=True), start=1):
        grant.decision, grant.order, grant.honour = decision, order, award.honour
    Grant.objects.bulk_create(grants)
    log.write(decision, user, _("Proposed from the article “{article}”.").format(article=article.title))
    return decision


def _row(award):
    kind = award.recipient if award.recipient in Recipient.values else str(Recipient.COLLECTIVE)
    return sent({"honour": str(award.honour), "recipient": kind, "name": award.name, "count": award.count})
