"""By what the list of articles can be narrowed beside their state: category, author, period."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateFilter

from news.admin.authors import author_name
from news.models import Article, Category

FILTER_KEYS = {"state", "category", "author", "published_at_from", "published_at_to"}


class CategoryFilter(admin.SimpleListFilter):
    """A category of the first level brings those below it."""

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
        people = get_user_model().objects.filter(wrote).order_by("username")
        return [(person.pk, author_name(person)) for person in people]

    def queryset(self, request, articles):
        chosen = [pk for pk, _name in self.lookup_choices if str(pk) == self.value()]
        return articles.filter(creator__in=chosen) if chosen else articles


class PeriodFilter(RangeDateFilter):
    """From one day to another, both included; a form of its own, which keeps whatever else narrows the list."""

    template = "admin/news/article/period.html"

    def choices(self, changelist):
        own = self.expected_parameters()
        others = [(name, value) for name, value in changelist.params.items() if name not in own]
        return [choice | {"others": others} for choice in super().choices(changelist)]

    def queryset(self, request, articles):
        since, until = (_midnight(self.used_parameters.get(f"{self.field_path}_{end}")) for end in ("from", "to"))
        if since:
            articles = articles.filter(**{f"{self.field_path}__gte": since})
        if until:
            articles = articles.filter(**{f"{self.field_path}__lt": until + timedelta(days=1)})
        return articles


def _midnight(text):
    """The beginning of the day that was written, or None for what is no day."""
    try:
        day = forms.DateField(required=False).clean(text)
        return day and timezone.make_aware(datetime.combine(day, time()))
    except (ValidationError, OverflowError):
        return None
