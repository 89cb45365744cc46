"""The steps of a decision: who may prepare it, what publishing needs, and how a later one changes an earlier one."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from honours import log
from honours.models import Change, Decision

IN_FORCE = [Decision.Status.PUBLISHED, Decision.Status.AMENDED]


class NotReady(ValidationError):
    """Something is missing, or the decision's state does not allow the step; the message says what to do."""


def may_publish(user) -> bool:
    """Return whether the user decides what readers see of the register."""
    return user.has_perm("honours.publish_decision")


def may_change(user, decision) -> bool:
    """Return whether the user may change the decision and its list: drafts, and an editor the public ones too."""
    if not user.has_perm("honours.change_decision" if decision.pk else "honours.add_decision"):
        return False
    return decision.status == Decision.Status.DRAFT or may_publish(user)


def may_delete(user, decision) -> bool:
    """Return whether the user may delete it: drafts alone, and none that another decision changes."""
    return decision.status == Decision.Status.DRAFT and user.has_perm("honours.delete_decision")


@transaction.atomic
def publish(decision: Decision, user) -> Decision:
    """Publish a draft, with what it amends and revokes; raises PermissionDenied or NotReady, then nothing changed."""
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if not may_publish(user):
        raise PermissionDenied
    if stored.status != Decision.Status.DRAFT:
        raise NotReady(_("The decision is published already."))
    changes = list(stored.changes.select_related("earlier"))
    _check(stored, changes)
    stored.publish()
    log.write(stored, user, pgettext("log of a decision", "Published."))
    for change in changes:
        _apply(change, user)
    return stored


def _check(decision, changes):
    if not changes and not decision.grants.exists():
        raise NotReady(_("The list of recipients is empty: read a list or write rows, then publish."))
    for change in changes:
        if not change.earlier.is_public:
            words = _("{decision} is not published: publish it first, or take it out of the changes.")
            raise NotReady(words.format(decision=change.earlier))
        if change.earlier.status == Decision.Status.REVOKED:
            raise NotReady(_("{decision} is revoked already.").format(decision=change.earlier))


def _apply(change, user):
    """Set the status of the earlier decision and take the honours back that the change names."""
    earlier = change.earlier
    number = _take(change)
    earlier.save()
    if change.effect == Change.Effect.REVOKES:
        words = _("Revoked by {decision}: {number} grants.")
        _release(earlier, user)
    else:
        words = _("Amended by {decision}; grants taken back: {number}.")
    log.write(earlier, user, words.format(decision=change.later, number=number))


def _take(change) -> int:
    """Give the earlier decision its status, unsaved, and return how many grants in force were taken back."""
    earlier = change.earlier
    grants = earlier.grants.filter(revoked_by=None)
    if change.effect == Change.Effect.REVOKES:
        earlier.status = Decision.Status.REVOKED
    else:
        grants = grants.filter(pk__in=change.grants.values_list("pk", flat=True))
        if earlier.status != Decision.Status.REVOKED:
            earlier.status = Decision.Status.AMENDED
    return grants.update(revoked_by=change.later)


def _release(decision, user):
    """Give back what a decision that is no longer in force took; what others took of the same stays taken."""
    for change in decision.changes.select_related("earlier"):
        earlier = change.earlier
        earlier.grants.filter(revoked_by=decision).update(revoked_by=None)
        earlier.status = Decision.Status.PUBLISHED
        others = Change.objects.filter(earlier=earlier, later__status__in=IN_FORCE).select_related("later")
        for other in others.order_by("later__published_at", "pk"):
            other.earlier = earlier
            _take(other)
        earlier.save()
        words = _("{decision} is no longer in force: what it took back is given again.")
        log.write(earlier, user, words.format(decision=decision))


@transaction.atomic
def withdraw(decision: Decision, user):
    """Make a decision published by mistake a draft again; raises PermissionDenied or NotReady."""
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if not may_publish(user):
        raise PermissionDenied
    if stored.status != Decision.Status.PUBLISHED:
        raise NotReady(_("A decision that was changed stays: correct it by a later decision."))
    stored.status = Decision.Status.DRAFT
    stored.save()
    _release(stored, user)
    log.write(stored, user, _("Taken out of the register; it is a draft again."))
