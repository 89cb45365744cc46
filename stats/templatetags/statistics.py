"""Template tags of the statistics: grouped numbers, changes in per cent, definitions, links."""

from django import template

from number_formats import grouped
from stats.articles import days
from stats.definitions import DEFINITIONS
from stats.desk.article import may_see

register = template.Library()
register.filter("grouped", grouped)


@register.simple_tag
def change(now, before):
    """Return the change in per cent, with sign; a dash if there is nothing to compare with."""
    if not before:
        return "–"
    percent = (now - before) / before * 100
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"
    return f"{sign}{grouped(abs(percent), 1)}\N{NO-BREAK SPACE}%"


@register.inclusion_tag("admin/stats/_definition.html")
def defined(name, label=None, heading=False):
    """Render the name of a number, as a heading or inline, with its definition on hover and on tap."""
    title, text = DEFINITIONS[name]
    return {"label": label or title, "text": text, "heading": heading}


@register.inclusion_tag("admin/stats/_article_link.html", takes_context=True)
def article_numbers(context, article):
    """Render views and readers of an article with a link to its days, for users who may see them."""
    if article is None or not article.pk or not may_see(context["request"].user, article):
        return {}
    total = days.total_of(article.pk)
    return {"article": article, "total": total} if total.views or article.may_have_been_read() else {}


@register.simple_tag
def address(request, **changes):
    """Return the query string of this page with changes; an empty value removes a key, `_` stands for `-`."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name.replace("_", "-"), None)
        if value:
            query[name.replace("_", "-")] = value
    return f"?{query.urlencode()}"
