"""The model Grant: one recipient of an honour, or a number of recipients that are not named."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from honours.models.decisions import PUBLIC, Decision
from honours.models.honours import Honour, PersonClass
from honours.models.rows_changed import TellingQuerySet, rows_changed
from honours.models.units import Unit
from news.text import nfc


class Recipient(models.TextChoices):
    """The kinds of recipients; an enterprise is a collective that the yearly forms count apart as well."""

    PERSON = "person", _("Person")
    COLLECTIVE = "collective", _("Collective")
    ENTERPRISE = "enterprise", _("Enterprise")
    HOUSEHOLD = "household", _("Household")


COLLECTIVES = (Recipient.COLLECTIVE, Recipient.ENTERPRISE)  # What people mean when they say collectives.


class GrantQuerySet(TellingQuerySet):
    def published(self):
        """Return the grants that are in force and public: of published decisions, and not revoked."""
        return self.filter(decision__status__in=PUBLIC, revoked_by=None)

    def revoked(self):
        """Return the public grants that a later decision revoked; readers learn their number, no names."""
        return self.filter(decision__status__in=PUBLIC, revoked_by__isnull=False)

    def named(self):
        """Return the grants whose names readers see, as `Grant.is_named` says of one."""
        return self.filter(shows_name=True).exclude(name="")

    @transaction.atomic
    def bulk_create(self, objs, *args, **kwargs):
        """Create the rows with normalised texts and send `rows_changed`; options for conflicts: ValueError."""
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts"):
            raise ValueError("The primary keys of such rows are not known.")
        objs = list(objs)
        for grant in objs:
            nfc.compose(self.model, grant)
        made = super().bulk_create(objs, *args, **kwargs)
        rows_changed.send(sender=self.model, pks=[grant.pk for grant in made], fields=frozenset(self.model.CONTENT))
        return made


class Grant(models.Model):
    """An honour awarded by a decision to one recipient, named as the decision writes it, or to `count` unnamed ones."""

    CONTENT = (
        *("honour", "recipient", "name", "count", "address", "post", "unit_text", "unit", "person_class", "reason"),
        *("is_posthumous", "is_child", "shows_name", "order"),
    )
    NOT_CONTENT = ("id", "decision", "revoked_by")

    decision = models.ForeignKey(Decision, verbose_name=_("decision"), related_name="grants", on_delete=models.CASCADE)
    honour = models.ForeignKey(Honour, verbose_name=_("honour"), related_name="grants", on_delete=models.PROTECT)
    recipient = models.CharField(_("kind of recipient"), max_length=10, choices=Recipient)
    name = models.CharField(
        _("name"), max_length=250, blank=True, help_text=_("As the decision writes it. Empty for a count.")
    )
    count = models.PositiveIntegerField(
        _("count"), default=1, help_text=_("How many recipients: 1 with a name, any number without.")
    )
    address = models.CharField(
        _("form of address"), max_length=60, blank=True, help_text=_("Before the name: Ông, Bà, Cố Trung úy …")
    )
    post = models.CharField(_("post"), max_length=200, blank=True)
    unit_text = models.CharField(_("unit as written"), max_length=250, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), related_name="grants", null=True, blank=True, on_delete=models.PROTECT
    )
    person_class = models.ForeignKey(
        PersonClass,
        verbose_name=_("class of persons"),
        related_name="grants",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("The achievement, as the decision writes it."))
    is_posthumous = models.BooleanField(_("posthumous"), default=False)
    is_child = models.BooleanField(_("pupil or child"), default=False)
    shows_name = models.BooleanField(
        _("name is shown"), default=True, help_text=_("Otherwise readers see the count only. Pupils: not shown.")
    )
    revoked_by = models.ForeignKey(
        Decision,
        verbose_name=_("revoked by"),
        related_name="revoked_grants",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["decision", "order", "id"], name="grants_in_order"),
            models.Index(fields=["decision", "honour", "recipient", "revoked_by", "count"], name="grants_summed"),
        ]
        constraints = [
            models.CheckConstraint(
                name="grant_counts_one_with_a_name",
                condition=Q(count=1) | Q(name="", count__gt=1),
                violation_error_message=_("With a name the count is 1; for several recipients leave the name empty."),
            ),
            models.CheckConstraint(
                name="grant_class_is_of_a_person",
                condition=Q(person_class=None) | Q(recipient="person"),
                violation_error_message=_("Only persons have a class."),
            ),
        ]

    def __str__(self):
        return self.name or f"{self.count} {self.get_recipient_display()}"

    @property
    def is_named(self) -> bool:
        """Whether readers see who received it."""
        return bool(self.name) and self.shows_name

    @property
    def is_the_unit(self) -> bool:
        """Whether the named recipient is the unit itself, so that its name need not be written twice."""
        return self.is_named and self.unit is not None and self.name == (self.unit_text or self.unit.name)
