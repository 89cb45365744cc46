"""Template tags for every page: the site's identity, the day, form errors."""

from django import template
from django.conf import settings
from django.utils import timezone

from pagecache.composing import composed_pages
from pagecache.fragments import once_per_version
from portal.accounts.form_errors import faults as faults_of
from portal.identity.models import SiteIdentity

register = template.Library()


@register.simple_tag(takes_context=True)
def site_identity(context):
    """Return the SiteIdentity, read once per content version; read now for a page that is composed for longer."""
    if composed_pages.is_composed(context.get("request")):
        return SiteIdentity.load()
    return once_per_version("identity", SiteIdentity.load)


@register.simple_tag
def measuring_script() -> str:
    """Return the address of the state's measuring script; "" if the site is not measured."""
    return settings.MEASURING_SCRIPT


@register.simple_tag
def today():
    """Return the local day, for the masthead."""
    return timezone.localdate()


@register.simple_tag(takes_context=True)
def faults(context):
    """Return the errors of the form of this page and of its inline rows."""
    form = context["adminform"].form if "adminform" in context else context.get("form")
    rows = [inline.formset for inline in context.get("inline_admin_formsets", [])]
    return faults_of(form, rows) if form else []
