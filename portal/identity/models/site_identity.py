"""The agency that publishes the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteIdentity(models.Model):
    """The single row with the texts of masthead, footer, contact page and English page."""

    agency = models.CharField(_("agency"), max_length=200, default="Bảng Vàng")
    superior = models.CharField(
        _("superior agency"), max_length=200, blank=True, help_text=_("Printed above the agency.")
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence = models.CharField(_("licence"), max_length=300, blank=True, help_text=_("Number, date and issuer."))
    responsible_editor = models.CharField(_("responsible editor"), max_length=200, blank=True)
    reuse_terms = models.TextField(
        _("terms of reuse"),
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Printed on the page of open data and told with each article. Empty: named as the source, unchanged."
        ),
    )
    duties = models.TextField(
        _("functions and duties"),
        blank=True,
        help_text=_("Printed on the contact page. An empty line ends a paragraph."),
    )
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    english_agency = models.CharField(_("agency in English"), max_length=200, blank=True)
    english_superior = models.CharField(_("superior agency in English"), max_length=200, blank=True)
    english_address = models.CharField(_("address in English"), max_length=300, blank=True)
    english_duties = models.TextField(
        _("functions and duties in English"),
        blank=True,
        help_text=_("Printed on the English page, which is there as soon as the agency has its name in English."),
    )
    english_hours = models.CharField(_("opening hours in English"), max_length=200, blank=True)
    # Part of the entry ids in feeds: the first public host name of the site, never changed afterwards (RFC 4151).
    feed_authority = models.CharField(max_length=253, default="", db_default="", editable=False)

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [models.CheckConstraint(name="one_site_identity", condition=models.Q(pk=1))]

    def __str__(self):
        return self.agency

    def save(self, **kwargs):
        self.pk = 1
        self.feed_authority = self.feed_authority or urlsplit(settings.PUBLIC_ORIGIN).hostname or ""
        super().save(**kwargs)

    def reuse_terms_told(self) -> str:
        """Return the terms under which others may use what is published here."""
        words = _("May be reused if {agency} is named as the source and the content stays unchanged.")
        return self.reuse_terms or words.format(agency=self.agency)

    @classmethod
    def remember_authority(cls, **signal):
        """Set `feed_authority` after a migration, if the row was made before the site had a public origin."""
        if settings.PUBLIC_ORIGIN and (identity := cls.objects.filter(pk=1, feed_authority="").first()):
            identity.save(update_fields=["feed_authority"])

    @classmethod
    def load(cls):
        """Return the row, or an unsaved one with the defaults if there is none yet."""
        return cls.objects.filter(pk=1).first() or cls()
