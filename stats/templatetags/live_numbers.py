from django import template

from stats.live import mark
from stats.site import site_sums

register = template.Library()


@register.simple_tag
def views(article):
    """The place of an article's views; the number itself is written over it for each answer (stats.live)."""
    return mark(f"views:{article.pk}")


@register.simple_tag
def readers(article):
    """The place of an article's readers; a dash stands there if it brought views along, whose readers nobody knows."""
    return mark(f"readers:{article.pk}")


@register.inclusion_tag("stats/_visitor_box.html")
def visitor_box():
    return {"visitors": {kind: mark(kind) for kind in ("online", "today", "week", "total")}}


@register.simple_tag
def most_read(limit):
    """The published articles with the most readers lately."""
    return site_sums.most_read(limit)
