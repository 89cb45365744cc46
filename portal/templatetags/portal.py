from django import template
from django.utils import timezone

from portal.models import SiteIdentity

register = template.Library()


@register.simple_tag
def site_identity():
    """Who publishes the site."""
    return SiteIdentity.load()


@register.simple_tag
def today():
    """The local day, for the masthead."""
    return timezone.localdate()
