"""Takes back what was last set for many articles, as the session of this person remembers it."""

import time

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from news.admin.bulk.actions import UNDO, named
from news.admin.rendering import render_page
from news.bulk import steps
from news.bulk.fields import SetField
from news.models import Article


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request, model_admin):
    """Ask, then give each article the value it had, unless it has been given a third one meanwhile."""
    kept = request.session.get(UNDO)
    if not kept:
        messages.info(request, _("There is nothing to undo."))
        return redirect("admin:news_article_changelist")
    if request.method != "POST":
        action, count = named(f"set_{kept['field']}"), sum(map(len, kept["old"].values()))
        context = {"title": _("Undo: {action}").format(action=action.label), "count": count}
        return render_page(model_admin, request, "undo", context, "bulk")
    count, waiting = _taken_back(kept, request.user, model_admin.get_queryset(request))
    done = ngettext("{count} article has its old value again.", "{count} articles have their old value again.", count)
    messages.success(request, done.format(count=count))
    if waiting:
        messages.warning(request, _("Time was too short for the others: go on below."))
        request.session[UNDO] = kept | {"old": waiting}
        return redirect("admin:news_article_undo_bulk")
    del request.session[UNDO]
    return redirect("admin:news_article_changelist")


def _taken_back(kept, user, articles) -> tuple[int, dict[str, list[int]]]:
    """Return how many articles have their old value again, and by their old values those that there was no time for."""
    end = time.monotonic() + steps.SECONDS
    field = Article._meta.get_field(kept["field"])
    unchanged = articles.filter(**{field.attname: kept["new"]})
    count, waiting = 0, {}
    for old, pks in kept["old"].items():
        value = field.related_model.objects.filter(pk=old).first() if old else None
        if value or not old:  # What was deleted meanwhile cannot be given back.
            step = SetField(kept["field"], value, user)
            plan = steps.plan(step, unchanged.filter(pk__in=pks))
            outcome = steps.take(step, plan.articles, end - time.monotonic())
            count += len(outcome.done)
            waiting |= {old: outcome.waiting} if outcome.waiting else {}
    return count, waiting
