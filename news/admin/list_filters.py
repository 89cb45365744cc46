"""Filters of the list of articles: category and author."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from news.models import Article, Category

FILTER_KEYS = {"state", "category", "author", "published_at_from", "published_at_to"}


class CategoryFilter(admin.SimpleListFilter):
    """Filters by category; one of the first level includes those below it."""

    title = _("category")
    parameter_name = "category"

    def lookups(self, request, model_admin):
        self.categories = {str(category.pk): category for category in Category.objects.select_related("parent")}
        return sorted(((pk, _path(category)) for pk, category in self.categories.items()), key=lambda entry: entry[1])

    def queryset(self, request, articles):
        chosen = self.categories.get(self.value())
        return articles.filter(Q(category=chosen) | Q(category__parent=chosen)) if chosen else articles


def _path(category):
    return f"{category.parent} › {category}" if category.parent else str(category)


class AuthorFilter(admin.SimpleListFilter):
    title = _("author")
    parameter_name = "author"

    def lookups(self, request, model_admin):
        wrote = Exists(Article.objects.filter(creator=OuterRef("pk")))
        authors = sorted(get_user_model().objects.filter(wrote), key=get_user_model().sort_key)
        return [(user.pk, str(user)) for user in authors]

    def queryset(self, request, articles):
        chosen = [pk for pk, _name in self.lookup_choices if str(pk) == self.value()]
        return articles.filter(creator__in=chosen) if chosen else articles
