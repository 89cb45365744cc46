"""Template tags and filters of all readers' pages."""

from typing import NamedTuple

from django import template
from django.core.paginator import Page, Paginator

from news.lists import category_tree
from news.lists.newest import newest_without
from news.models import Category, Notice, Video
from news.pages.timestamps import timestamp
from news.pages.views import VIDEOS_A_BOX
from news.text import bylines
from news.text import story as story_parts
from number_formats import grouped
from pagecache.public_origin import absolute, host, origin
from pagecache.public_page import PAGE_KEY, page_number

MOST_NOTICES = 2
FRONT_SIZES = {
    "lead": "(min-width: 78rem) 35rem, (min-width: 64rem) calc(66vw - 17rem), (min-width: 40rem) 62vw, 100vw",
    "second": "(min-width: 78rem) 18rem, (min-width: 40rem) 30vw, 40vw",
    "wide": "(min-width: 78rem) 32rem, (min-width: 40rem) 55vw, 100vw",
    "columns": "(min-width: 78rem) 26rem, (min-width: 40rem) 46vw, 100vw",
    # Of landscape photos a part is shown that is upright.
    "portraits": "(min-width: 78rem) 23rem, (min-width: 40rem) 40vw, 80vw",
    "dated": "",
}

register = template.Library()


class NavigationEntry(NamedTuple):
    """A category in the navigation; `mark` is the value of its aria-current."""

    category: Category
    mark: str
    below: list


register.filter("linked_names", bylines.linked)
register.filter("grouped", grouped)
register.filter("names", bylines.names)
register.filter("timestamp", timestamp)
register.simple_tag(newest_without, name="latest")


@register.filter
def first_photo(story):
    """Return the story's first photo, which must not be loaded lazily; None without one."""
    return story_parts.first_photo(story)


@register.simple_tag(takes_context=True)
def page_address(context):
    """Return the page's own path with its page number, but without any other query."""
    path = context["request"].get_full_path().partition("?")[0]
    page = context.get("page")
    return f"{path}?{PAGE_KEY}={page.number}" if page and page.number > 1 else path


@register.simple_tag(takes_context=True)
def canonical_address(context):
    """Return the page's own address with its host, for search engines and for print."""
    return absolute(context["request"], page_address(context))


@register.simple_tag(takes_context=True)
def public_origin(context):
    """Return the site's scheme and host."""
    return origin(context["request"])


@register.simple_tag(takes_context=True)
def feed_authority(context, site):
    """Return the name in the ids of feeds and entries, which must survive a change of domain (RFC 4287, 4.2.6.1)."""
    return site.feed_authority or host(context["request"])


@register.simple_tag
def first_cover(articles):
    """Return the photo of the first of these articles that has one, or None."""
    return next((photo for article in articles if (photo := article.cover())), None)


@register.simple_tag
def front_sizes(kind: str) -> str:
    """Return the `sizes` of photos of this kind on the front page; those of the lead are for its preload too."""
    return FRONT_SIZES[kind]


@register.simple_tag(takes_context=True)
def place(context):
    """Return the page's place in the navigation, the mark of its entry first: "page 7" (a category), "page /video/"."""
    if page := context.get("category"):
        return f"page {page.pk}"
    if here := getattr(context.get("article"), "category", None):
        return f"true {here.pk}"
    section, mark = section_of(context["request"])
    return f"{mark} {section}"


def section_of(request) -> tuple[str, str]:
    """Return the part of the site that a page stands in, as its path, and the value of the part's aria-current."""
    # Of the route, not the path: a path that leads nowhere is no section, and there are endlessly many.
    section = request.resolver_match.route.partition("/")[0] if request.resolver_match else ""
    path = f"/{section}/" if section else "/"
    return path, "page" if request.path == path else "true"


class Navigation(NamedTuple):
    """The categories in two levels, and the section that is marked besides; `page` is "" within a section."""

    entries: list[NavigationEntry]
    section: str
    mark: str

    @property
    def page(self):
        return self.section if self.mark == "page" else ""


@register.simple_tag
def navigation(here: str) -> Navigation:
    """Return the navigation with the entries marked that lead to this place (`place`)."""
    mark, _space, section = here.partition(" ")
    tree = category_tree.tree()
    marks = {}
    if section.isdigit():
        parents = {lower.pk: category.pk for category, below in tree for lower in below}
        marks = {parents.get(int(section)): "true", int(section): mark}
    entries = [_entry(category, marks, below) for category, below in tree]
    return Navigation(entries, section, mark)


def _entry(category, marks, below=()):
    return NavigationEntry(category, marks.get(category.pk, ""), [_entry(lower, marks) for lower in below])


@register.simple_tag
def notices() -> list[Notice]:
    """Return the notices above all pages now, two at most."""
    return list(Notice.objects.shown()[:MOST_NOTICES])


@register.simple_tag
def page_of_films(number) -> Page | None:
    """Return this page of the box of films; None for no number."""
    return number and page_number(Video.objects.published(), VIDEOS_A_BOX, number)


@register.inclusion_tag("news/_pager.html")
def pager(page, label, anchor="", query=""):
    """Return links to the numbered pages of a list without the far ones, 1 … 4 [5] 6 … 20; `query` is kept in them."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "label": label,
        "links": [(number, number != Paginator.ELLIPSIS and page_link(number, anchor, query)) for number in numbers],
        "previous": page.has_previous() and page_link(page.number - 1, anchor, query),
        "next": page.has_next() and page_link(page.number + 1, anchor, query),
    }


def page_link(number, anchor, query=""):
    """Return a link within the page's own path; the first page has no number in it."""
    asked = "&".join(filter(None, [query, number > 1 and f"{PAGE_KEY}={number}"]))
    return f"?{asked}{anchor}" if asked else f"./{anchor}"
