"""Template tags of the admin's first page: the editors' queue, and a reporter's own articles."""

from django import template
from django.utils import timezone

from news import workflow
from news.models import Article
from news.models.states import CHANGES, CHANGES_LABEL, RETURNED, SCHEDULED, SUBMITTED

register = template.Library()

SHOWN = 15


@register.inclusion_tag("admin/news/queue.html")
def editors_queue():
    """Return the articles that wait for an editor, in the order in which she takes them up."""
    articles, now = Article.objects.select_related("creator"), timezone.now()
    submitted = articles.filter(SUBMITTED.rows(now)).order_by("moved_at", "pk")
    scheduled = articles.filter(SCHEDULED.rows(now)).order_by("published_at", "pk")
    returned = articles.filter(RETURNED.rows(now)).order_by("-moved_at", "-pk")
    queues = [
        (SUBMITTED.name, SUBMITTED.queue, submitted.filter(revises=None)),
        (CHANGES, CHANGES_LABEL, submitted.exclude(revises=None)),
        (SCHEDULED.name, SCHEDULED.queue, scheduled),
        (RETURNED.name, RETURNED.queue, returned),
    ]
    return {"queues": [(name, title, waiting[:SHOWN]) for name, title, waiting in queues], "first": SUBMITTED.name}


@register.inclusion_tag("admin/news/own_articles.html")
def own_articles(user):
    """Return what a reporter has written lately, and first what was returned to her."""
    articles = workflow.articles_of(user).filter(creator=user).kept()
    others = articles.exclude(status=Article.Status.RETURNED).order_by("-updated_at", "-pk")
    shown = Article.objects.select_related("creator")
    return {
        "returned": articles.filter(status=Article.Status.RETURNED)
        .order_by("moved_at", "pk")
        .select_related("creator"),
        # A subquery finds the primary keys in an index; sorting whole rows would read all their texts.
        "others": shown.filter(pk__in=others.values("pk")[:SHOWN]).order_by("-updated_at", "-pk"),
    }
