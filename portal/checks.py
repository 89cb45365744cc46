"""The project's own system checks for `manage.py check --deploy`."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

from portal import environment


@register(Tags.security, deploy=True)
def one_public_origin(app_configs, **options):
    """Warn if there is no public origin although the site has names of its own."""
    if settings.PUBLIC_ORIGIN or set(settings.ALLOWED_HOSTS) <= set(environment.LOCAL_HOSTS):
        return []
    return [
        Warning(
            "The site answers to several names, and its own addresses follow whichever was asked.",
            hint="Set PUBLIC_ORIGIN, for example to https://portal.example: the other names then lead there.",
            id="portal.W001",
        )
    ]
