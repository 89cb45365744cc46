"""Replacing a category or a source that is about to be deleted by another one, in all its articles."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from news.models import Article, Category, Version

AT_ONCE = 200  # A category may have 20,000 articles, of 10 to 100 kB each in memory.


@transaction.atomic
def replace(thing, other, user) -> int:
    """Give the articles of a category or source, also those in the bin, another one; return their number.

    The former addresses of a category lead to the other one from now on.
    """
    pks = list(thing.articles.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), AT_ONCE):
        _replace(pks[start : start + AT_ONCE], thing, other, user)
    if isinstance(thing, Category):
        _lead_on(thing, other)
    return len(pks)


def _replace(pks, thing, other, user):
    articles, words = Article.objects.filter(pk__in=pks), _words(thing, other)
    LogEntry.objects.log_actions(user.pk, articles.only("title"), CHANGE, words)
    # `updated_at` stays: it sorts the admin's list by the last work on a text.
    articles.update(**{thing._meta.model_name: other, "updated_at": F("updated_at")})
    Version.objects.record_all(articles, user, words)


def _words(thing, other):
    told = {"kind": thing._meta.verbose_name, "old": thing, "new": other}
    return _("The %(kind)s %(old)s is gone; its articles have become %(new)s.") % told


def _lead_on(category, other):
    category.former_slugs.update(category=other)
    category.old_addresses.update(category=other)
    category.former_slugs.model.objects.get_or_create(slug=category.slug, defaults={"category": other})
