"""The history of an article: its log, what each version said, and restoring one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from news import log, workflow
from news.admin.article.steps import article_for, redirect_to_revision
from news.admin.rendering import render_page
from news.history import versions
from news.models import Article, Version
from news.text import differences
from news.text.story import story


def rendered(article, photos, documents) -> str:
    """Return the story as readers see it, without the page around it."""
    context = {"article": article, "story": story(article.body, photos), "documents": documents}
    return render_to_string("admin/news/article/story.html", context)


def rendered_version(version) -> str:
    """Return the story of this version as readers saw it, without the page around it."""
    return rendered(version.as_article(), version.photos(), version.documents())


@require_safe
def timeline(request, object_id, model_admin):
    """Show versions and moves together, the newest first."""
    article = article_for(model_admin, request, object_id)
    past = [
        {"at": step.action_time, "who": str(step.user or ""), "words": step.change_message}
        for step in log.steps(article)
    ]
    past += [
        {"at": version.created_at, "who": str(version.author or ""), "words": version.note, "version": version}
        for version in article.versions.defer("content").select_related("author")
    ]
    past += [{"at": at, "who": "", "words": words} for at, words in workflow.done_by_the_clock(article)]
    past.sort(key=lambda entry: entry["at"], reverse=True)
    context = {"title": _("History"), "subtitle": str(article), "original": article, "past": past}
    return render_page(model_admin, request, "timeline", context)


@require_safe
def compare(request, object_id, number, model_admin):
    """Show one version, with the changes since the one before it marked in the text."""
    article = article_for(model_admin, request, object_id)
    version = get_object_or_404(article.versions.select_related("author"), number=number)
    before = article.versions.filter(number__lt=number).first()
    text = rendered_version(version)
    context = {
        "title": _("Version {number}").format(number=number),
        "subtitle": str(article),
        "original": article,
        "version": version,
        "author": str(version.author or ""),
        "before": before,
        "after": article.versions.filter(number__gt=number).last(),
        "text": differences.in_one(rendered_version(before), text) if before else text,
        "may_restore": workflow.may_work_on(request.user, article) or workflow.may_revise(request.user, article),
    }
    return render_page(model_admin, request, "version", context)


@require_POST
@transaction.atomic
def restore(request, object_id, number, model_admin):
    """Restore the content of a version as a new version; for a public article, as a revision to be published."""
    article = article_for(model_admin, request, object_id)
    article = Article.objects.select_for_update().get(pk=article.pk)
    version = get_object_or_404(article.versions, number=number)
    if workflow.may_revise(request.user, article):
        return redirect_to_revision(request, article, version.content)
    if not workflow.may_work_on(request.user, article):
        raise PermissionDenied
    versions.put(version.content, article)
    if article.status == Article.Status.PUBLISHED and workflow.missing(article):
        transaction.set_rollback(True)  # A scheduled article would be published empty.
        messages.error(request, _("Nothing was restored: a published article needs a title, a category and a body."))
        return redirect("admin:news_article_change", article.pk)
    note = _("Restored from version {number}").format(number=number)
    Version.objects.record(article, request.user, note)
    article.note_change()
    messages.success(request, note)
    return redirect("admin:news_article_change", article.pk)
