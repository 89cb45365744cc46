"""Contacts of the agency, and links to other agencies."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Contact(models.Model):
    """A person or an office of the agency, listed on the contact page and the English page."""

    name = models.CharField(_("name"), max_length=120, help_text=_("Of a person, or of an office."))
    english_name = models.CharField(
        _("name in English"), max_length=120, blank=True, help_text=_("Empty for a person: names stay as they are.")
    )
    position = models.CharField(_("position"), max_length=120, blank=True)
    english_position = models.CharField(_("position in English"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class AgencyLink(models.Model):
    """A link to the portal of another agency."""

    name = models.CharField(_("name"), max_length=200)
    address = models.URLField(_("address"))
    group = models.CharField(
        _("group"), max_length=100, blank=True, help_text=_("Links of one group stand together, e.g. Trung ương.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))

    class Meta:
        verbose_name = _("link to another agency")
        verbose_name_plural = _("links to other agencies")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name
