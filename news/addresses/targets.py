"""The target of an old address as an editor writes it: an address of the portal, a title, or a category's name."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from news.models import Article, Category
from news.models.addresses.old_addresses import NO_PAGE, is_own_page
from news.search.hits import narrowed, wanted
from news.text import vietnamese
from news.text.addresses import OldPath

FEW = 5
MOST_COMPARED = 50


def target_of(text: str) -> dict:
    """Return the target as arguments of OldAddress.objects.lead(): article, category or page.

    Raises ValidationError, in words, if nothing is meant or several articles may be.
    """
    text = text.strip()
    if text.startswith(("/", "http://", "https://")):
        return of_address(text)
    if category := Category.objects.filter(name__iexact=text).first():
        return {"category": category}
    return {"article": _titled(text)}


def of_address(address: str) -> dict:
    """Return the target at an address of the portal. Raises ValidationError if there is none."""
    try:
        path = _own_part(address)
        found = resolve(urlsplit(path).path)
    except (ValueError, Resolver404) as error:
        raise ValidationError(NO_PAGE) from error
    if found.view_name == "news:article":
        return {"article": _or_refused(Article.objects.kept().filter(pk=found.kwargs["address"].pk).first())}
    if found.view_name == "news:category":
        slug = found.kwargs["slug"]
        now = Category.objects.filter(slug=slug).first()
        return {"category": _or_refused(now or Category.objects.filter(former_slugs__slug=slug).first())}
    if not is_own_page(path):
        raise ValidationError(NO_PAGE)
    return {"page": path}


def _own_part(address):
    """Return path and query of an address; the host, if it has one, must be the portal's."""
    parts = urlsplit(address)
    hosts = [urlsplit(settings.PUBLIC_ORIGIN).hostname] if settings.PUBLIC_ORIGIN else []
    if parts.netloc and not validate_host(parts.hostname or "", [*hosts, *settings.ALLOWED_HOSTS]):
        raise ValidationError(NO_PAGE)
    return str(OldPath(parts.path, parts.query))


def _or_refused(thing):
    if thing is None:
        raise ValidationError(NO_PAGE)
    return thing


def _titled(text):
    """Return the article with this title or, if there is only one, with these words in its title."""
    articles = Article.objects.kept().filter(revises=None).order_by("-published_at", "-pk")
    what = wanted(text)
    exact = list(articles.filter(title__iexact=text)[: FEW + 1]) if text else []
    found = exact or (_best(list(narrowed(articles, what)[:MOST_COMPARED]), text) if what else [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(_("No article or category is called that. Copy the address of the page instead."))
    listed = "; ".join(f"{article.title} – {article.get_absolute_url()}" for article in found[:FEW])
    raise ValidationError(_("Several articles fit. Enter the address of one: {addresses}").format(addresses=listed))


def _best(found, text):
    """Return the articles with the text in their title or, without any, all of them."""
    return [article for article in found if vietnamese.fold(text) in vietnamese.fold(article.title)] or found
