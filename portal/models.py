"""The site as a whole: who publishes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteIdentity(models.Model):
    """The one row that fills masthead and footer."""

    agency = models.CharField(_("agency"), max_length=200, default="Bảng Vàng")
    superior = models.CharField(_("superior agency"), max_length=200, blank=True, help_text=_("Printed above the agency."))
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence = models.CharField(_("licence"), max_length=300, blank=True, help_text=_("Number, date and issuer."))
    responsible_editor = models.CharField(_("responsible editor"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [models.CheckConstraint(name="one_site_identity", condition=models.Q(pk=1))]

    def __str__(self):
        return self.agency

    def save(self, **kwargs):
        self.pk = 1
        super().save(**kwargs)

    @classmethod
    def load(cls):
        """The site's identity; a site that has not been given one yet still has its name."""
        return cls.objects.filter(pk=1).first() or cls()
