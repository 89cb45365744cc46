"""Links from imported articles to one another: they lead to the new articles instead of the old addresses."""

import re
from html import escape, unescape

from django.db import transaction

from news.models import Article, ImportedItem, ImportRun, OldAddress

_HREF = re.compile(r'(<a [^>]*?href=")([^"]+)(")')


def lead_on(run: ImportRun):
    """Let the links in the articles that the run made, and nobody changed since, lead to the new articles."""
    hosts, by_file = _hosts(run), _pks_by_file(run)
    made = run.items.filter(outcome=ImportedItem.Outcome.MADE, article__body__contains="<a ")
    # Of SQLite no query may be open while another process writes and this one wants to write after it.
    for pk in list(made.values_list("pk", flat=True)):
        item = run.items.get(pk=pk)
        _lead_on_from(item, lambda link: link[1] + _target(link[2], hosts, by_file) + link[3])


@transaction.atomic
def _lead_on_from(item, led_on):
    """Write the links of one article anew, unless somebody changed it since it was made."""
    article = Article.objects.select_for_update().filter(pk=item.article_id, updated_at=item.made_at).first()
    body = article and _HREF.sub(led_on, article.body)
    if article and body != article.body:
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


def _target(href, hosts, by_file):
    address = unescape(href)
    if not address.startswith(("/", "http")) or _host(address) not in hosts:
        return href
    row = OldAddress.objects.of(address)
    article = (row and row.article) or _of_file(address, by_file)
    return escape(article.get_absolute_url()) if article else href


def _pks_by_file(run):
    """Return the primary keys of the run's articles by the name of the file that each was made of."""
    made = run.items.exclude(article=None).order_by("-article").values_list("name", "article")
    return {name: pk for name, pk in made.iterator() if name}


def _of_file(address, by_file):
    """Return the article that was made of the file at this path of the folder; None without one."""
    name = address.partition("#")[0].partition("?")[0].lstrip("/")
    return Article.objects.filter(pk=by_file[name]).first() if name in by_file else None
