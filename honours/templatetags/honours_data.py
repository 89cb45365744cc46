"""Template tags of the register that tell other programs what an article's decisions award."""

from functools import partial

from django import template

from honours.pages import groups
from pagecache import public_origin

register = template.Library()


@register.simple_tag(takes_context=True)
def honours_of(context, article):
    """Return the public decisions of an article with their grants, as plain values: named as below the article."""
    absolute = partial(public_origin.absolute, context["request"])
    return [_decision(decision, absolute) for decision in groups.of_article(article.pk)]


def _decision(decision, absolute):
    grants = [told for group in decision.groups for told in _grants(group)]
    return {
        "decision": decision.listed_title,
        "number": decision.number,
        "date": decision.signed_on and decision.signed_on.isoformat(),
        "authority": decision.authority,
        "url": absolute(decision.get_absolute_url()),
        "grants": grants,
    }


def _grants(group):
    yield from (_named(grant) for grant in group.grants)
    for recipient, count in group.counts:
        yield {"honour": str(group.honour), "recipient": str(recipient), "count": count}


def _named(grant):
    unit = grant.unit_text or (grant.unit.name if grant.unit else "")
    return {
        "honour": str(grant.honour),
        "recipient": grant.get_recipient_display(),
        "count": grant.count,
        "name": f"{grant.address} {grant.name}".strip(),
        "post": grant.post,
        "unit": "" if grant.is_the_unit else unit,
        "posthumous": grant.is_posthumous,
    }
