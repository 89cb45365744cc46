"""Template tags of public pages: marks for live numbers, the most read articles, what a page tells of its view."""

from django import template
from django.conf import settings

from pagecache.holes import mark
from stats.collecting import beacon
from stats.site import site_sums

register = template.Library()


@register.simple_tag
def views(article):
    """Return the mark for an article's views; each response gets the number there (stats.live)."""
    return mark(f"views:{article.pk}")


@register.simple_tag
def readers(article):
    """Return the mark for an article's readers; a dash if it has an opening balance, whose readers nobody knows."""
    return mark(f"readers:{article.pk}")


@register.inclusion_tag("stats/_visitor_box.html")
def visitor_box():
    """Render the visitor box with marks for its numbers."""
    return {"visitors": {kind: mark(kind) for kind in ("online", "today", "week", "total")}}


@register.simple_tag
def most_read(limit):
    """Return the published articles with the most readers of the last 30 days."""
    return site_sums.most_read(limit)


@register.simple_tag(takes_context=True)
def name_for_beacon(context):
    """Return what a public page calls itself when it tells of its view; "" if requests are counted."""
    request = context.get("request")
    if not settings.COUNTS_BY_BEACON or not getattr(request, "is_public_page", False):
        return ""
    return beacon.name_of(getattr(request, "viewed_article", None))
