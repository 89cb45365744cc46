"""The buttons of an article: its moves, and the revision in which changes to a public article are prepared."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from news import log, workflow
from news.checking.checks import hints
from news.history import revisions
from news.models import Article

PUBLISH_CHANGES = gettext_lazy("Save and publish the changes")
NOT_DONE = gettext_lazy("Not done. {reason}")
NOT_DONE_BUT_SAVED = gettext_lazy("Not done. {reason} What you wrote is saved.")
REFUSED_NOTE = "refused_note"


def buttons(user, article) -> list[dict]:
    """Return the moves this person may make now; `is_main` marks "publish" or else "submit"."""
    moves = workflow.open_moves(user, article)
    main = next((move.name for move in reversed(moves) if move.name in ("submit", "publish")), None)
    return [
        {
            "name": move.name,
            "label": PUBLISH_CHANGES if move.name == "publish" and article.revises_id else move.label,
            "is_main": move.name == main,
            "asks": move.asks,
        }
        for move in moves
    ]


def note_again(request, article) -> str:
    """Return the note of a move that was refused, so that it need not be typed again; "" if there is none."""
    if request.method == "POST":
        return request.POST.get("note", "")
    pk, note = request.session.get(REFUSED_NOTE, (None, ""))
    if article is None or pk != article.pk:
        return ""
    del request.session[REFUSED_NOTE]
    return note


def article_for(model_admin, request, object_id):
    """Return the article if this person works on it; raises Http404 if not."""
    article = model_admin.get_object(request, object_id)
    if article is None:
        raise Http404
    return article


@require_POST
def move(request, object_id, model_admin):
    """Make a move without the form, for those who may not change the article as it stands."""
    article = article_for(model_admin, request, object_id)
    response = moved(model_admin, request, article, NOT_DONE)
    # The form's text was not saved: the browser kept it and offers it on the article's page.
    return redirect("admin:news_article_change", article.pk) if "body" in request.POST else response


def moved(model_admin, request, article, refusal=NOT_DONE_BUT_SAVED):
    """Make the move whose button was pressed and return the response; a form sent with it is saved by now."""
    note = request.POST.get("note", "")
    try:
        move = workflow.make(request.POST.get("_move", ""), article, request.user, note)
    except workflow.NotReady as error:
        request.session[REFUSED_NOTE] = article.pk, note
        reason = " ".join(error.messages)
        messages.error(request, refusal.format(reason=reason))
        return redirect("admin:news_article_change", article.pk)
    if move.name in ("submit", "publish", "publish_now") and (left := hints(article) if not article.revises_id else []):
        page = reverse("admin:news_article_change", args=[article.pk])
        words = _("There are hints to look at: {number}").format(number=len(left))
        messages.warning(request, format_html('<a href="{}#desk-hints">{}</a>', page, words))
    shown = article.revises or article
    page = shown.get_absolute_url() if shown.is_public() else reverse("admin:news_article_change", args=[shown.pk])
    messages.success(request, format_html('{}: <a href="{}">{}</a>', move.done, page, shown))
    return model_admin.response_post_save_change(request, article)


@require_POST
@transaction.atomic
def revise(request, object_id, model_admin):
    """Redirect to the revision of a public article; begin one if there is none."""
    found = article_for(model_admin, request, object_id)
    article = Article.objects.select_for_update().get(pk=found.pk)
    if not workflow.may_revise(request.user, article):
        raise PermissionDenied
    return redirect_to_revision(request, article)


def redirect_to_revision(request, article, content=None):
    """Redirect to the article's revision, or back with a warning; with `content`, only a new revision can take it."""
    revision = revisions.revision_of(article)
    if revision is None:
        revision = revisions.begin(article, request.user, content)
        log.write(article, request.user, _("Began to prepare changes"))
        if content:
            messages.success(
                request, _("The older version is prepared as changes. Readers see it when they are published.")
            )
    elif content or not workflow.articles_of(request.user).filter(pk=revision.pk).exists():
        name = str(revision.creator or "")
        words = _("{name} is preparing changes to this article already.")
        if content:
            words = _(
                "Nothing was restored: {name} is preparing changes to this article. Publish or delete them first."
            )
        messages.warning(request, words.format(name=name))
        return redirect("admin:news_article_change", article.pk)
    return redirect("admin:news_article_change", revision.pk)
