"""Makes the same move of many articles."""

from django.db import transaction
from django.utils.translation import gettext as _

from news import workflow
from news.models import Article


class MakeMove:
    """The step that makes a move with each article; `note` is the answer to what the move asks."""

    def __init__(self, name: str, user, note: str = ""):
        self.name, self.user, self.note = name, user, note

    def refusal(self, article) -> str:
        """Return why the article is left out."""
        if self.name == "publish" and article.published_at is None:
            return _("It has no date of its own")
        if self.name == "publish" and article.revises_id:
            return _("It changes a published article: publish it in its form")
        return workflow.refusal(self.name, article, self.user, self.note)

    @transaction.atomic
    def take(self, articles) -> list[int]:
        """Make the move; an article that does not allow it any more stays as it is."""
        return [article.pk for article in articles if self._is_made(article)]

    def _is_made(self, article):
        if self.refusal(Article.objects.get(pk=article.pk)):
            return False
        try:
            workflow.make(self.name, article, self.user, self.note)
        except (workflow.NotAllowed, workflow.NotReady):
            return False
        return True
