"""The model Change: what a later decision does to an earlier one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from honours.models.decisions import Decision


class Change(models.Model):
    """What a later decision does to an earlier one; readers are told once the later one is published."""

    class Effect(models.TextChoices):
        AMENDS = "amends", _("amends")
        REVOKES = "revokes", _("revokes")

    later = models.ForeignKey(
        Decision, verbose_name=_("later decision"), related_name="changes", on_delete=models.CASCADE
    )
    earlier = models.ForeignKey(
        Decision, verbose_name=_("earlier decision"), related_name="changed_by", on_delete=models.PROTECT
    )
    effect = models.CharField(_("effect"), max_length=8, choices=Effect)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("What was changed, for readers."))
    grants = models.ManyToManyField(
        "honours.Grant",
        verbose_name=_("grants it takes back"),
        related_name="taken_back_by",
        blank=True,
        help_text=_("Of an amended decision; they are revoked when the later decision is published."),
    )

    class Meta:
        verbose_name = _("change of a decision")
        verbose_name_plural = _("changes of decisions")
        constraints = [
            models.UniqueConstraint(name="decision_changed_once_by_another", fields=["later", "earlier"]),
            models.CheckConstraint(
                name="decision_does_not_change_itself",
                condition=~Q(later=models.F("earlier")),
                violation_error_message=_("A decision cannot change itself."),
            ),
        ]

    def __str__(self):
        return f"{self.later} – {self.get_effect_display()} – {self.earlier}"
