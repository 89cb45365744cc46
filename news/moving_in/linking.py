"""Links from imported articles to one another: they lead to the new articles instead of the old addresses."""

import re
from html import escape, unescape

from news.models import Article, ImportedItem, ImportRun, OldAddress
from news.text.addresses import normal

_HREF = re.compile(r'(<a [^>]*?href=")([^"]+)(")')


def lead_on(run: ImportRun):
    """Let the links in the articles that the run made, and nobody changed since, lead to the new articles."""
    hosts = _hosts(run)
    for item in run.items.filter(outcome=ImportedItem.Outcome.MADE).exclude(article=None).select_related("article"):
        article = item.article
        if article.updated_at != item.made_at or "<a " not in article.body:
            continue
        body = _HREF.sub(lambda link: link[1] + _target(link[2], hosts, run) + link[3], article.body)
        if body != article.body:
            article.body = body
            article.save()
            ImportedItem.objects.filter(pk=item.pk).update(made_at=article.updated_at)


def _hosts(run):
    """Return the hosts of the old portal: links to others lead away and stay."""
    addresses = run.items.exclude(address="").values_list("address", flat=True)
    return {host for address in addresses.iterator() if (host := _host(address))} | {""}


def _host(address):
    found = re.match(r"https?://([^/?#]+)", address)
    return found[1].lower().removeprefix("www.") if found else ""


def _target(href, hosts, run):
    address = unescape(href)
    if not address.startswith(("/", "http")) or _host(address) not in hosts or (found := normal(address)) is None:
        return href
    row = OldAddress.objects.filter(path=found.path, query=found.query).exclude(article=None).first()
    article = row.article if row else _by_file(address, run)
    return escape(article.get_absolute_url()) if article else href


def _by_file(address, run):
    """Return the article that was made of the file at this path of the folder."""
    name = address.partition("#")[0].partition("?")[0].lstrip("/")
    items = run.items.filter(name=name).exclude(article=None)
    return Article.objects.filter(pk__in=items.values("article")).first()
