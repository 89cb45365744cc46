"""The app of users and roles, and Django's admin with the project's site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from portal.accounts import audit, roles  # noqa: F401 – audit listens to who signs in
        from portal.monitoring import sign_ins

        sign_ins.connect()  # After audit: it loads the signals of axes, which then counts before whoever comes later.

        post_migrate.connect(roles.install, dispatch_uid="portal.accounts.roles")


class AdminSiteConfig(AdminConfig):
    default_site = "portal.accounts.admin_site.PortalAdminSite"
