"""Replacing a category or a source that is about to be deleted by another one, in all its articles."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from news.models import Article, Category, Version


@transaction.atomic
def replace(thing, other, user) -> int:
    """Give the articles of a category or source, also those in the bin, another one; return their number.

    The former addresses of a category lead to the other one from now on.
    """
    articles = list(thing.articles.select_for_update(of=("self",)))
    LogEntry.objects.log_actions(user.pk, articles, CHANGE, _words(thing, other))
    # `updated_at` stays: it sorts the admin's list by the last work on a text.
    thing.articles.update(**{thing._meta.model_name: other, "updated_at": F("updated_at")})
    pks = [article.pk for article in articles]
    for article in Article.objects.filter(pk__in=pks, versions__isnull=False).distinct():
        Version.objects.record(article, user, _words(thing, other)[:200])
    if isinstance(thing, Category):
        _lead_on(thing, other)
    return len(articles)


def _words(thing, other):
    told = {"kind": thing._meta.verbose_name, "old": thing, "new": other}
    return _("The %(kind)s %(old)s is gone; its articles have become %(new)s.") % told


def _lead_on(category, other):
    category.former_slugs.update(category=other)
    category.old_addresses.update(category=other)
    category.former_slugs.model.objects.get_or_create(slug=category.slug, defaults={"category": other})
