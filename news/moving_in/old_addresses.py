"""Old addresses of imported articles: kept so that they lead on, and asked to recognise what was imported before."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from news.models import Article, OldAddress
from news.models.addresses.old_addresses import checked
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
    """Let the old addresses lead to the article; return a doubt for each that cannot, or leads elsewhere already."""
    reasons = {address: _kept(article, address) for address in addresses}
    words = _("old address {address}: {reason}")
    return [words.format(address=address[:200], reason=reason) for address, reason in reasons.items() if reason]


def _kept(article, address):
    """Let an old address lead to the article; return why it cannot, or ""."""
    try:
        place = checked(address)._asdict()
    except ValidationError as refusal:
        return refusal.messages[0]
    row, _is_new = OldAddress.objects.get_or_create(**place, defaults={"article": article})
    if row.article_id == article.pk:
        return ""
    target = row.page or str(row.article or row.category)
    return _("it leads elsewhere already, to “{target}”").format(target=target)
