from django import template

from stats import reports

register = template.Library()


@register.simple_tag
def views(article):
    """All views of an article."""
    return reports.article_views(article.pk)


@register.inclusion_tag("stats/_visitor_box.html")
def visitor_box():
    return {"visitors": reports.visitors()}


@register.simple_tag
def most_read(limit):
    """The published articles with the most readers lately."""
    return reports.most_read(limit)
