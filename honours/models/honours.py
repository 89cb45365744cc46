"""The models Honour and PersonClass: what can be awarded, and the classes of persons in the yearly forms."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from honours.models.names import NamesField
from honours.models.rows_changed import TellingQuerySet


class Kind(models.TextChoices):
    """The two kinds of honours, which never share a list."""

    TITLE = "title", _("Emulation title")
    REWARD = "reward", _("Form of reward")


class Family(models.TextChoices):
    """The families of honours; each belongs to one kind."""

    FLAG = "flag", _("Emulation flags")
    FIGHTER = "fighter", _("Emulation fighters")
    ADVANCED = "advanced", _("Advanced workers and collectives")
    COMMUNITY = "community", _("Communes, villages and families")
    ORDER = "order", _("Orders")
    MEDAL = "medal", _("Medals")
    STATE_TITLE = "state-title", _("State honorary titles")
    PRIZE = "prize", _("Prizes")
    INSIGNIA = "insignia", _("Insignia")
    MERIT = "merit", _("Certificates of merit")
    COMMENDATION = "commendation", _("Certificates of commendation")


TITLES = [Family.FLAG, Family.FIGHTER, Family.ADVANCED, Family.COMMUNITY]
FAMILIES_BY_KIND = [
    (kind.label, [(family.value, family.label) for family in Family if (family in TITLES) == (kind == Kind.TITLE)])
    for kind in Kind
]


class Rank(models.IntegerChoices):
    FIRST = 1, pgettext_lazy("rank of an honour", "first class")
    SECOND = 2, pgettext_lazy("rank of an honour", "second class")
    THIRD = 3, pgettext_lazy("rank of an honour", "third class")


class Level(models.TextChoices):
    """Who may award an honour."""

    STATE = "state", pgettext_lazy("level of an honour", "State")
    PROVINCE = "province", pgettext_lazy("level of an honour", "Ministry or province")
    UNIT = "unit", pgettext_lazy("level of an honour", "Unit")


ONCE = _("There is already an honour with this name and rank.")


class HonourQuerySet(TellingQuerySet):
    def of_kind(self, kind):
        """Return the honours of one kind."""
        return self.filter(family__in=TITLES) if kind == Kind.TITLE else self.exclude(family__in=TITLES)


class Honour(models.Model):
    """An emulation title or a form of reward, of one rank; without a rank where a source does not tell it."""

    name = models.CharField(_("name"), max_length=200, help_text=_("Without the rank, e.g. Huân chương Lao động."))
    rank = models.PositiveSmallIntegerField(
        _("rank"),
        choices=Rank,
        null=True,
        blank=True,
        help_text=_("Empty for an honour without ranks, and for grants whose source does not tell the rank."),
    )
    family = models.CharField(_("family"), max_length=12, choices=FAMILIES_BY_KIND)
    level = models.CharField(_("level"), max_length=8, choices=Level)
    for_persons = models.BooleanField(_("for persons"), default=False)
    for_collectives = models.BooleanField(_("for collectives"), default=False)
    for_enterprises = models.BooleanField(_("for enterprises"), default=False)
    for_households = models.BooleanField(_("for households"), default=False)
    precedence = models.PositiveSmallIntegerField(
        _("precedence"), default=1000, help_text=_("Small numbers come first.")
    )
    valid_from = models.DateField(_("awarded from"), null=True, blank=True)
    valid_until = models.DateField(_("awarded until"), null=True, blank=True, help_text=_("Empty while it is awarded."))
    other_names = NamesField(_("other spellings"), blank=True)
    installed_as = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)

    objects = HonourQuerySet.as_manager()

    class Meta:
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        ordering = ["precedence", "pk"]
        constraints = [
            # SQLite takes nulls for distinct values.
            models.UniqueConstraint(name="honour_once", fields=["name", "rank"], violation_error_message=ONCE),
            models.UniqueConstraint(
                name="honour_once_without_rank",
                fields=["name"],
                condition=Q(rank=None),
                violation_error_message=ONCE,
            ),
            models.CheckConstraint(
                name="honour_ends_after_its_start",
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                violation_error_message=_("An honour cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.get_rank_display()}" if self.rank else self.name

    @property
    def kind(self) -> Kind:
        """Whether it is an emulation title or a form of reward."""
        return Kind.TITLE if self.family in TITLES else Kind.REWARD

    def is_valid_on(self, day) -> bool:
        """Return whether it may be awarded on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class PersonClass(models.Model):
    """A class of persons by which the yearly forms count, e.g. leaders."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))
    other_names = NamesField(_("other spellings"), blank=True)
    installed_as = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("class of persons")
        verbose_name_plural = _("classes of persons")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name
