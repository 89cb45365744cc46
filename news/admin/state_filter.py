"""The filter of the list of articles by state."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models import Article
from news.models.states import CHANGES, CHANGES_LABEL, STATES


class StateFilter(admin.SimpleListFilter):
    """Filters by state; without a choice it leaves out the bin."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*((state.name, state.label) for state in STATES), (CHANGES, CHANGES_LABEL)]

    def queryset(self, request, articles):
        if self.value() == CHANGES:
            return articles.filter(Q(revises__isnull=False) & ~Q(status=Article.Status.DELETED))
        chosen = next((state for state in STATES if state.name == self.value()), None)
        return articles.filter(chosen.rows(timezone.now())) if chosen else articles.kept()
