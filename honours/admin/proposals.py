"""The page that proposes decisions from an article, and stores those that are confirmed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from honours import workflow
from honours.admin.pages import page
from honours.models import Decision
from honours.proposals import drafts
from news.models import Article


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, pk, model_admin):
    """Show the decisions that an article speaks of; store those whose awards were left ticked as drafts."""
    if not workflow.may_change(request.user, Decision()):
        raise PermissionDenied
    article = get_object_or_404(_articles_of(request.user), pk=pk)
    if request.method == "POST":
        chosen = {int(value) for value in request.POST.getlist("award") if value.isascii() and value.isdigit()}
        made = drafts.store(article, chosen, request.user)
        if made:
            messages.success(request, _("Drafts made: {number}. Complete and publish them.").format(number=len(made)))
            return redirect("admin:honours_decision_changelist")
        messages.warning(request, _("Nothing was ticked, so nothing was made."))
    context = {
        "title": _("Decisions from an article"),
        "article": article,
        "proposals": drafts.proposals(article),
        "decisions": article.decisions.all(),
    }
    return page(model_admin, request, "propose", context)


def _articles_of(user):
    """Return the articles that the user reads at the desk: public ones, her own, for an editor all."""
    if user.has_perm("news.edit_others_articles"):
        return Article.objects.all()
    return Article.objects.filter(Q(creator=user.pk) | Q(pk__in=Article.objects.published().values("pk")))
