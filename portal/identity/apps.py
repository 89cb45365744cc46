"""The app of the site's identity."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "portal.identity"
    verbose_name = _("Site")

    def ready(self):
        from portal.identity.models import SiteIdentity

        post_migrate.connect(SiteIdentity.remember_authority, sender=self)
