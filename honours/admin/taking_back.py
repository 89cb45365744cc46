"""What a decision takes back: single grants of an earlier decision, and a publication by mistake."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from honours import log, workflow
from honours.admin.pages import page
from honours.models import Change, Decision


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request, pk, change_pk, model_admin):
    """Show the grants of the earlier decision with a box each, and store which of them the later one takes back."""
    change = get_object_or_404(Change.objects.select_related("later", "earlier"), pk=change_pk, later=pk)
    may_choose = change.later.status == Decision.Status.DRAFT and workflow.may_change(request.user, change.later)
    if not may_choose or change.effect != Change.Effect.AMENDS:
        raise PermissionDenied
    grants = change.earlier.grants.filter(revoked_by=None).select_related("honour")
    if request.method == "POST":
        chosen = [int(value) for value in request.POST.getlist("grant") if value.isascii() and value.isdigit()]
        taken = list(grants.filter(pk__in=chosen))
        change.grants.set(taken)
        words = _("Grants to take back from {decision}: {names}.")
        names = ", ".join(str(grant) for grant in taken) or _("none")
        log.write(change.later, request.user, words.format(decision=change.earlier, names=names))
        messages.success(request, _("Noted. They are taken back when this decision is published."))
        return redirect("admin:honours_decision_change", pk)
    context = {
        "title": _("Grants to take back"),
        "change": change,
        "grants": grants,
        "chosen": set(change.grants.values_list("pk", flat=True)),
    }
    return page(model_admin, request, "take_back", context)


@require_POST
def withdraw(request, pk, model_admin):
    """Make a decision that was published by mistake a draft again."""
    decision = get_object_or_404(Decision, pk=pk)
    try:
        workflow.withdraw(decision, request.user)
    except workflow.NotReady as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Taken out of the register; it is a draft again."))
    return redirect("admin:honours_decision_change", pk)
