"""Template tags of the register: its boxes on the pages of the news, and structured data."""

from functools import partial

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from honours.models import Decision
from honours.pages import groups, sitemaps
from pagecache import public_origin, structured_data
from table_files import XLSX

register = template.Library()

ENCODINGS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": XLSX,
}


@register.inclusion_tag("honours/_newest_decisions.html")
def newest_decisions(limit):
    """Return the newest public decisions, for the box beside the news."""
    return {"decisions": list(Decision.objects.published().newest_first()[:limit])}


@register.simple_tag
def has_decisions(article) -> bool:
    """Return whether decisions are named for the article, public or not."""
    return article.pk is not None and Decision.articles.through.objects.filter(article=article.pk).exists()


@register.simple_tag
def article_decisions(pk):
    """Return the public decisions of an article, each with its grants: named if they are few, else counted."""
    return groups.of_article(pk)


@register.simple_tag
def register_sitemaps():
    """Return the addresses of the register's sitemaps, for the index of all."""
    return sitemaps.addresses()


@register.simple_tag(takes_context=True)
def year_data(context, year, publisher):
    """Return structured data of a year: the data set that can be downloaded, and the breadcrumb."""
    absolute = partial(public_origin.absolute, context["request"])
    address = absolute(reverse("honours:year", args=[year]))
    name = gettext("Register of honours, {year}").format(year=year)
    downloads = [
        {
            "@type": "DataDownload",
            "encodingFormat": encoding,
            "contentUrl": absolute(reverse("honours:data", args=[year, kind])),
        }
        for kind, encoding in ENCODINGS.items()
    ]
    told = {
        "@type": "Dataset",
        "name": name,
        "description": gettext("Every honour of {year}, by decision, honour and recipient.").format(year=year),
        "url": address,
        "creator": {"@type": "GovernmentOrganization", "name": publisher, "url": absolute("/")},
        "temporalCoverage": str(year),
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "distribution": downloads,
    }
    return structured_data.script(told, _breadcrumb(absolute, (str(year), address)))


@register.simple_tag(takes_context=True)
def decision_data(context, decision):
    """Return structured data of a decision: the breadcrumb. No vocabulary has a word for what a decision awards."""
    absolute = partial(public_origin.absolute, context["request"])
    year = str(decision.year), absolute(reverse("honours:year", args=[decision.year]))
    here = decision.title, absolute(decision.get_absolute_url())
    return structured_data.script(_breadcrumb(absolute, year, here))


def _breadcrumb(absolute, *steps):
    above = [(gettext("Home"), absolute("/")), (gettext("Register"), absolute(reverse("honours:register")))]
    return structured_data.breadcrumb([*above, *steps])
