"""Deleting articles: a first deletion moves an article into the bin, an editor's second one is final."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from news import workflow
from news.admin.bulk import actions as bulk
from news.admin.rendering import render_page
from news.models import Article

AT_ONCE = 200  # Articles in memory, of 10 to 100 kB each.


def delete(article, user):
    """Put the article into the bin, or delete it for ever if it is there already."""
    if article.status == Article.Status.DELETED:
        article.delete()
    else:
        workflow.make("delete", article, user)


def told(request, title, pk):
    """Tell where the article is now, and redirect to the list it was deleted from: all articles, or the bin."""
    is_in_the_bin = Article.objects.filter(pk=pk).exists()
    words = _("Put into the bin: {title}") if is_in_the_bin else _("Deleted for ever: {title}")
    messages.success(request, words.format(title=title))
    return redirect(f"{reverse('admin:news_article_changelist')}{'' if is_in_the_bin else '?state=deleted'}")


def named(articles, model_admin, request):
    """Return what Django's deletion page lists: the articles alone, not each of their photos and versions."""
    refused = {str(a) for a in articles if not model_admin.has_delete_permission(request, a)}
    titles = [str(article) for article in articles]
    return titles, {Article._meta.verbose_name_plural: len(titles)}, refused, []


@admin.action(description=gettext_lazy("Put into the bin"), permissions=["delete"])
def delete_selected(model_admin, request, articles):
    """Ask about the chosen articles, then put them into the bin; in the list of the bin, delete them for ever."""
    if not is_bin(request):
        return bulk.ask(bulk.named(bulk.BIN), model_admin, request, articles)
    refused = [article for article in articles if not model_admin.has_delete_permission(request, article)]
    if "post" not in request.POST:
        context = {"articles": articles, "refused": refused}
        return render_page(model_admin, request, "delete_selected", {"title": _("Delete several articles")} | context)
    if refused:
        raise PermissionDenied
    count = len(articles)
    model_admin.log_deletions(request, articles)
    model_admin.delete_queryset(request, articles)
    messages.success(request, _deleted(count))
    return None


def is_bin(request):
    """Return whether the list shows the bin (states.py)."""
    return request.GET.get("state") == Article.Status.DELETED


def named_for_the_list(actions, request):
    """Return the actions; in the list of the bin, the deletion is called "Delete for ever"."""
    if is_bin(request) and (action := actions.get("delete_selected")):
        action.plural_description = _("Delete for ever")
    return actions


def _deleted(count):
    done = ngettext("{count} article was deleted for ever.", "{count} articles were deleted for ever.", count)
    return done.format(count=count)


@require_POST
def empty_bin(request, model_admin):
    """Delete everything in the bin for ever. Raises PermissionDenied unless the person is an editor."""
    if not request.user.has_perm("news.publish_article"):
        raise PermissionDenied
    articles = workflow.articles_of(request.user).filter(status=Article.Status.DELETED)
    count = 0
    while some := articles[:AT_ONCE]:
        model_admin.log_deletions(request, some)
        count += len([article.delete() for article in some])
    messages.success(request, _deleted(count))
    return redirect("admin:news_article_changelist")
