"""The app of the register of honours."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HonoursConfig(AppConfig):
    name = "honours"
    verbose_name = _("Register of honours")

    def ready(self):
        from honours.installed import rows
        from honours.register import indexing
        from news.text import nfc

        nfc.keep_composed("honours")
        indexing.keep_in_step()
        post_migrate.connect(rows.install, sender=self)
