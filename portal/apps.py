from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Site")

    def ready(self):
        from portal import audit, checks, datewidgets, editions  # noqa: F401 - audit listens to who signs in, checks register.

        datewidgets.correct()
        editions.watch_public_models()
        post_migrate.connect(self.get_model("SiteIdentity").remember_authority, sender=self)


class DeskConfig(AdminConfig):
    default_site = "portal.desk.Desk"
