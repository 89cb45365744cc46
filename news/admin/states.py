"""The state of an article as the desk names it: its status, and what the clock makes of it."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models import Article

SCHEDULED, EXPIRED = pgettext_lazy("article status", "Scheduled"), pgettext_lazy("article status", "Expired")


def state_of(article) -> tuple:
    """Its short name and the words for it."""
    if article.is_scheduled():
        return "scheduled", SCHEDULED
    if article.is_expired():
        return "expired", EXPIRED
    return article.status, article.get_status_display()


def states(now) -> dict:
    """All states by their short names: the words, and which articles are in it."""
    by_status = {status.value: (status.label, Q(status=status)) for status in Article.Status}
    published = Q(status=Article.Status.PUBLISHED)
    over = Q(expires_at__isnull=False, expires_at__lte=now)
    return by_status | {
        # Not "before now", by which SQLite would enter an index that knows nothing of the list's order.
        "published": (Article.Status.PUBLISHED.label, published & ~Q(published_at__gt=now) & ~over),
        "scheduled": (SCHEDULED, published & Q(published_at__gt=now)),
        "expired": (EXPIRED, published & over),
        "changes": (_("Changes to published articles"), Q(revises__isnull=False) & ~Q(status=Article.Status.DELETED)),
    }


class StateFilter(admin.SimpleListFilter):
    """Without a choice it leaves out what is in the bin."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(name, words) for name, (words, _articles) in states(timezone.now()).items()]

    def queryset(self, request, articles):
        chosen = states(timezone.now()).get(self.value())
        return articles.filter(chosen[1]) if chosen else articles.kept()
