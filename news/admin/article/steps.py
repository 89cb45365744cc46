"""The buttons of an article: its moves, and the copy in which changes to a public one are prepared."""

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


def buttons(person, article) -> list[dict]:
    """The moves this person may make now; the last of "submit" and "publish" is the one she most likely wants."""
    moves = workflow.open_moves(person, article)
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
    """The note of a step that was refused: of the form that comes back, or of the page that has led to this one."""
    if request.method == "POST":
        return request.POST.get("note", "")
    pk, note = request.session.get(REFUSED_NOTE, (None, ""))
    if article is None or pk != article.pk:
        return ""
    del request.session[REFUSED_NOTE]
    return note


def article_for(model_admin, request, object_id):
    """The article if this person works on it; Http404 if not."""
    article = model_admin.get_object(request, object_id)
    if article is None:
        raise Http404
    return article


@require_POST
def move(request, object_id, model_admin):
    """Make a move without the form, for those who may not change the article as it stands."""
    article = article_for(model_admin, request, object_id)
    response = moved(model_admin, request, article, NOT_DONE)
    # A form that was refused holds a text: its browser offers it where it can be written again.
    return redirect("admin:news_article_change", article.pk) if "body" in request.POST else response


def moved(model_admin, request, article, refusal=NOT_DONE_BUT_SAVED):
    """Make the move whose button was pressed; the form, if there was one, is saved by now."""
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
    """Begin a copy of a public article to work on, or go on in the one there is."""
    found = article_for(model_admin, request, object_id)
    article = Article.objects.select_for_update().get(pk=found.pk)
    if not workflow.may_revise(request.user, article):
        raise PermissionDenied
    return redirect_to_revision(request, article)


def redirect_to_revision(request, article, content=None):
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
