"""Template tags for every page: the site's identity, the day, form errors, fragments."""

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from pagecache.fragments import once_per_version
from portal.accounts.form_errors import faults as faults_of
from portal.identity.models import SiteIdentity

register = template.Library()


@register.simple_tag
def site_identity():
    """Return the SiteIdentity, read once per content version."""
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


@register.tag
def once(parser, token):
    """Compile `{% once "aside" films.number %}…{% endonce %}`: rendered once per content version and values."""
    keys = [parser.compile_filter(key) for key in token.split_contents()[1:]]
    inside = parser.parse(["endonce"])
    parser.delete_first_token()
    return Once(keys, inside)


class Once(template.Node):
    """Renders its content once per content version, language and values of its arguments."""

    def __init__(self, keys, nodelist):
        self.keys, self.nodelist = keys, nodelist

    def render(self, context):
        values = (key.resolve(context, ignore_failures=True) for key in self.keys)
        return once_per_version((get_language(), *values), lambda: self.nodelist.render(context))
