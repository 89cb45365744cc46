"""What the readers' pages are put together from."""

from typing import NamedTuple

from django import template
from django.core.paginator import Paginator
from django.utils.formats import number_format

from news.lists import category_tree
from news.lists.related import links
from news.models import Article, Category
from news.pages.public_page import PAGE_KEY
from news.pages.timestamps import timestamp
from news.text import bylines
from news.text import story as story_parts
from pagecache.public_origin import absolute, host, origin

register = template.Library()

PLACES = ("/", "/video/")  # In the navigation beside the categories.


class Heading(NamedTuple):
    """A category in the navigation; `mark` is its aria-current."""

    category: Category
    mark: str
    below: list


register.filter("linked_names", bylines.linked)
register.filter("names", bylines.names)
register.filter("timestamp", timestamp)


@register.filter
def grouped(number):
    """1234 -> "1.234"."""
    return number_format(number, force_grouping=True)


@register.filter
def first_photo(story):
    """The photo a reader meets first: it is not loaded lazily."""
    return story_parts.first_photo(story)


@register.simple_tag(takes_context=True)
def page_address(context):
    """The page's own path, with its number in a list; whatever else was asked for is left out."""
    path = context["request"].get_full_path().partition("?")[0]
    page = context.get("page")
    return f"{path}?{PAGE_KEY}={page.number}" if page and page.number > 1 else path


@register.simple_tag(takes_context=True)
def canonical_address(context):
    """The page's own address with its host, for search engines and for print."""
    return absolute(context["request"], page_address(context))


@register.simple_tag(takes_context=True)
def public_origin(context):
    """What whole addresses begin with."""
    return origin(context["request"])


@register.simple_tag(takes_context=True)
def feed_authority(context, site):
    """The name in the ids of feeds and entries, which stay the same when the site moves (RFC 4287, 4.2.6.1)."""
    return site.feed_authority or host(context["request"])


@register.simple_tag
def first_cover(articles):
    """The photo of the first of these articles that has one, or None."""
    return next((photo for article in articles if (photo := article.cover())), None)


@register.simple_tag(takes_context=True)
def place(context):
    """Where in the navigation the page stands: a category, "in" one, or its own path."""
    if page := context.get("category"):
        return page.pk
    if here := getattr(context.get("article"), "category", None):
        return f"in {here.pk}"
    path = context["request"].path
    return path if path in PLACES else ""


@register.inclusion_tag("news/_navigation.html", takes_context=True)
def navigation(context):
    """The categories in two levels; those the page belongs to are marked."""
    page = context.get("category")
    here = page or getattr(context.get("article"), "category", None)
    around = {here.pk, here.parent_id} if here else set()

    def marked(category, below=()):
        mark = "page" if category == page else "true" if category.pk in around else ""
        return Heading(category, mark, [marked(lower) for lower in below])

    return {"headings": [marked(*heading) for heading in category_tree.tree()], "path": context["request"].path}


@register.simple_tag
def latest(limit):
    """The newest public articles, as links."""
    return links(Article.objects.published().newest_first()[:limit])


@register.inclusion_tag("news/_pager.html")
def pager(page, label, anchor="", query=""):
    """Links to the numbered pages of a list, the far ones left out: 1 … 4 [5] 6 … 20; a `query` stays in them."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "label": label,
        "links": [(number, number != Paginator.ELLIPSIS and page_link(number, anchor, query)) for number in numbers],
        "previous": page.has_previous() and page_link(page.number - 1, anchor, query),
        "next": page.has_next() and page_link(page.number + 1, anchor, query),
    }


def page_link(number, anchor, query=""):
    """A link within the page's own path; the first page has no number."""
    asked = "&".join(filter(None, [query, number > 1 and f"{PAGE_KEY}={number}"]))
    return f"?{asked}{anchor}" if asked else f"./{anchor}"
