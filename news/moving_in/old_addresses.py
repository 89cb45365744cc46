"""Old addresses of imported articles: kept so that they lead on, and asked to recognise what was imported before."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from news.models import Article, OldAddress
from news.text.addresses import normal


def article_at(addresses: list[str]) -> Article | None:
    """Return the article to which one of these old addresses leads, or None."""
    for address in addresses:
        if (found := normal(address)) is not None:
            row = OldAddress.objects.filter(path=found.path, query=found.query).select_related("article").first()
            if row and row.article:
                return row.article
    return None


def keep(article: Article, addresses: list[str]) -> list[str]:
    """Let the old addresses lead to the article; return a doubt for each that cannot."""
    doubts = []
    for address in addresses:
        try:
            OldAddress.objects.lead(address, article=article)
        except ValidationError as refusal:
            doubts.append(
                _("old address {address}: {reason}").format(address=address[:200], reason=refusal.messages[0])
            )
    return doubts
