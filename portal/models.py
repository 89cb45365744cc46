"""The site as a whole: who publishes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteIdentity(models.Model):
    """The one row that fills masthead and footer."""

    agency = models.CharField(_("agency"), max_length=200, default="Bảng Vàng")
    superior = models.CharField(
        _("superior agency"), max_length=200, blank=True, help_text=_("Printed above the agency.")
    )
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


class EditionManager(models.Manager):
    def move(self):
        """Say that something public changed; seen by the others when the change is committed."""
        self.bulk_create([Edition(pk=1)], ignore_conflicts=True)
        self.filter(pk=1).update(number=models.F("number") + 1)

    def current(self) -> int:
        return self.filter(pk=1).values_list("number", flat=True).first() or 0


class Edition(models.Model):
    """One number for all that is public: kept pages of an older one are not shown."""

    number = models.PositiveBigIntegerField(default=0)

    objects = EditionManager()
