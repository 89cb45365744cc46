"""Structured data for search engines: JSON-LD in the vocabulary of schema.org, which no browser runs."""

from functools import partial

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from news.pages.timestamps import timestamp
from news.text import bylines
from news.text.story import first_photo
from pagecache import public_origin, structured_data

register = template.Library()


@register.simple_tag(takes_context=True, name="structured_data")
def article_data(context, article, story, publisher):
    """Return the script element with the article and its breadcrumb."""
    absolute = partial(public_origin.absolute, context["request"])
    told = _news_article(article, first_photo(story), publisher, absolute)
    return structured_data.script(told, _breadcrumb(article, absolute))


def _news_article(article, photo, publisher, absolute):
    organization = {"@type": "GovernmentOrganization", "name": publisher, "url": absolute("/")}
    told = {
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "headline": article.title,
        "description": article.lead,
        "datePublished": timestamp(article.published_at),
        "dateModified": timestamp(article.last_change()),
        "articleSection": article.category.name if article.category else None,
        "image": [absolute(photo.image.large_url)] if photo else None,
        "author": _authors(article.byline) or organization,
        "publisher": organization,
        "inLanguage": "vi",
    }
    return {name: value for name, value in told.items() if value}


def _authors(byline):
    names = bylines.names(byline)
    return [{"@type": "Organization" if bylines.is_office(name) else "Person", "name": name} for name in names]


def _breadcrumb(article, absolute):
    """Return the breadcrumb of the page (news/_breadcrumb.html), followed by the article."""
    category = article.category
    above = [one for one in (category and category.parent, category) if one]
    steps = [
        (_("Home"), reverse("news:home")),
        *((one.name, one.get_absolute_url()) for one in above),
        (article.title, article.get_absolute_url()),
    ]
    return structured_data.breadcrumb([(name, absolute(address)) for name, address in steps])
