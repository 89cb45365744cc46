"""Who wrote an article, by the name people know."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _


def author_name(person) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""


class AuthorFilter(admin.SimpleListFilter):
    title = _("author")
    parameter_name = "author"

    def lookups(self, request, model_admin):
        people = get_user_model().objects.filter(articles__isnull=False).distinct().order_by("username")
        return [(person.pk, author_name(person)) for person in people]

    def queryset(self, request, articles):
        chosen = [pk for pk, _name in self.lookup_choices if str(pk) == self.value()]
        return articles.filter(creator__in=chosen) if chosen else articles
