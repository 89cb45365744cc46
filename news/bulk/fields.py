"""Gives many articles the same category, source, topic or author, and takes that back."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from news.models import Article, Version
from news.models.states import DELETED
from news.moves import WRITTEN, is_creator, is_editor


class SetField:
    """The step that sets category, source, topic or author of articles, also of public ones; None empties it.

    While no value is chosen yet, no article has it already.
    """

    def __init__(self, field: str, value, user, *, is_chosen: bool = True):
        self.field, self.value, self.user, self.is_chosen = field, value, user, is_chosen
        self.attname = Article._meta.get_field(field).attname

    def refusal(self, article) -> str:
        """Return why the article is left out: an editor sets all, a reporter those that she writes, none its author."""
        if article.state is DELETED:
            return _("It is in the bin")
        if self.is_chosen and getattr(article, self.attname) == (self.value and self.value.pk):
            return _("It has that already")
        if not is_editor(self.user, article):
            return self._refusal_for_reporter(article)
        return ""

    def _refusal_for_reporter(self, article):
        if self.field == "creator" or not is_creator(self.user, article):
            return _("Only an editor may do that")
        return "" if article.state in WRITTEN else str(article.state.label)

    @transaction.atomic
    def take(self, articles) -> list[int]:
        """Set the field of these articles and of their open revisions, which would bring the old value back."""
        chosen = Article.objects.select_for_update(of=("self",)).filter(pk__in=[article.pk for article in articles])
        ours = [article for article in chosen if not self.refusal(article)]
        pks = [article.pk for article in ours]
        self._set([*pks, *self._revisions(pks)])
        LogEntry.objects.log_actions(self.user.pk, ours, CHANGE, self._words())
        if self.field in Article.CONTENT:
            Version.objects.record_all(Article.objects.filter(pk__in=pks), self.user, self._words())
        return pks

    def _revisions(self, pks):
        if self.field not in Article.CONTENT:
            return []
        return Article.objects.kept().filter(revises__in=pks).values_list("pk", flat=True)

    def _set(self, pks):
        # `updated_at` stays: it sorts the admin's list by the last work on a text.
        Article.objects.filter(pk__in=pks).update(
            **{self.attname: self.value and self.value.pk, "updated_at": F("updated_at")}
        )

    def _words(self):
        told = {"field": Article._meta.get_field(self.field).verbose_name, "value": self.value or _("none")}
        return _("Set with several articles at once – %(field)s: %(value)s.") % told


def before(field: str, articles) -> dict[str, list[int]]:
    """Return the primary keys of the articles by the value that they have now ("" for none), as a session can hold."""
    values: dict[str, list[int]] = {}
    for article in articles:
        values.setdefault(str(getattr(article, Article._meta.get_field(field).attname) or ""), []).append(article.pk)
    return values
