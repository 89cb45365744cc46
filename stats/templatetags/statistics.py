"""How the statistics are written: numbers with their groups, changes in per cent, and what each number means."""

from django import template
from django.utils.formats import number_format

from stats.articles import days
from stats.definitions import DEFINITIONS
from stats.desk.article import may_see

register = template.Library()


@register.filter
def grouped(number):
    """1.234.567, or nothing where nothing can have been counted yet."""
    return "" if number is None else number_format(number or 0, use_l10n=True, force_grouping=True)


@register.simple_tag
def change(now, before):
    """By how much it is more, or less, than before; a dash where there is nothing to compare with."""
    if not before:
        return "–"
    percent = (now - before) / before * 100
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"
    return f"{sign}{number_format(abs(percent), 1, use_l10n=True, force_grouping=True)}\N{NO-BREAK SPACE}%"


@register.inclusion_tag("admin/stats/_definition.html")
def defined(name, label=None, heading=False):
    """A number's name, as a heading or as it stands, with its definition on hover and on tap."""
    title, text = DEFINITIONS[name]
    return {"label": label or title, "text": text, "heading": heading}


@register.inclusion_tag("admin/stats/_article_link.html", takes_context=True)
def article_figures(context, article):
    """An article's views and readers for who may see them, with the way to its days."""
    may = article is not None and article.pk and may_see(context["request"].user, article)
    total = days.total_of(article.pk) if may else None
    return {"article": article, "total": total} if may and (total.views or article.may_have_been_read()) else {}


@register.simple_tag
def address(request, **changes):
    """This page's address with some of its query changed; an empty value takes it out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name.replace("_", "-"), None)
        if value:
            query[name.replace("_", "-")] = value
    return f"?{query.urlencode()}"
