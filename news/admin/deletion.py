"""Deleting: first into the bin, out of which an editor deletes for ever."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from news import workflow
from news.models import Article


def delete(article, person):
    """Into the bin, or out of it for ever."""
    if article.status == Article.Status.DELETED:
        article.delete()
    else:
        workflow.make("delete", article, person)


def told(request, title, number):
    """Say where the article is now, and go where the others are that were in the same place."""
    is_in_the_bin = Article.objects.filter(pk=number).exists()
    words = _("Put into the bin: {title}") if is_in_the_bin else _("Deleted for ever: {title}")
    messages.success(request, words.format(title=title))
    return redirect(f"{reverse('admin:news_article_changelist')}{'' if is_in_the_bin else '?state=deleted'}")


def named(articles, model_admin, request):
    """What Django's page asks about before it deletes: the articles alone, not each of their photos and versions."""
    refused = {str(a) for a in articles if not model_admin.has_delete_permission(request, a)}
    titles = [str(article) for article in articles]
    return titles, {Article._meta.verbose_name_plural: len(titles)}, refused, []


@require_POST
def empty_bin(request, model_admin):
    """Delete for ever what is in the bin."""
    if not request.user.has_perm("news.publish_article"):
        raise PermissionDenied
    articles = workflow.articles_of(request.user).filter(status=Article.Status.DELETED)
    model_admin.log_deletions(request, articles)
    count = len([article.delete() for article in articles])
    done = ngettext("{count} article was deleted for ever.", "{count} articles were deleted for ever.", count)
    messages.success(request, done.format(count=count))
    return redirect("admin:news_article_changelist")
