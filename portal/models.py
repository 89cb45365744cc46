"""The site as a whole: who publishes it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext
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
    # In the ids of the feeds' entries: the name of the site when it was first known, for all time (RFC 4151).
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

    @classmethod
    def remember_authority(cls, **signal):
        """After each migration: of a site that had its identity before it had a public origin."""
        if settings.PUBLIC_ORIGIN and (identity := cls.objects.filter(pk=1, feed_authority="").first()):
            identity.save(update_fields=["feed_authority"])

    @classmethod
    def load(cls):
        """The site's identity; a site that has not been given one yet still has its name."""
        return cls.objects.filter(pk=1).first() or cls()


class Contact(models.Model):
    """A person or an office of the agency, as the contact page and the English page list it."""

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
    """The portal of another agency."""

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


class SecondFactorRule(models.Model):
    """A role whose members sign in with a code of their phone beside the password."""

    group = models.OneToOneField(Group, verbose_name=_("role"), on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("role with second factor")
        verbose_name_plural = _("roles with second factor")

    def __str__(self):
        return gettext(self.group.name)


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
