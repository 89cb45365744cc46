"""Template tags about consultations, for pages of any room."""

from django import template

from honours.models import Consultation

register = template.Library()


@register.simple_tag
def public_consultations():
    """Return all consultations that readers see, for the sitemap."""
    return Consultation.objects.published()


@register.simple_tag
def open_consultations(limit):
    """Return the open consultations, the one that ends first at the top."""
    return Consultation.objects.open().order_by("closes_on", "pk")[:limit]
