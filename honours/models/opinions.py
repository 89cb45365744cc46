"""The models of opinions: what people say about a consultation, and how many come from where in an hour."""

import secrets

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from honours.models.consultations import Consultation, Nominee

# Without letters and digits that look alike on paper.
CODE_LETTERS, CODE_LENGTH = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 10
LONGEST_OPINION = 5000


def receipt_code() -> str:
    """Return a random code, of 49 bits, by which the writer of an opinion can ask for it."""
    return "".join(secrets.choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))


class Opinion(models.Model):
    """What somebody wrote about a consultation; only editors see it."""

    class Status(models.TextChoices):
        NEW = "new", pgettext_lazy("opinion status", "New")
        NOTED = "noted", pgettext_lazy("opinion status", "Noted")
        ANSWERED = "answered", pgettext_lazy("opinion status", "Answered")

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), related_name="opinions", on_delete=models.CASCADE
    )
    nominee = models.ForeignKey(
        Nominee,
        verbose_name=_("nominee"),
        related_name="opinions",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )
    text = models.TextField(_("opinion"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    contact = models.CharField(_("telephone or e-mail"), max_length=120, blank=True)
    code = models.CharField(_("receipt code"), max_length=12, unique=True, default=receipt_code, editable=False)
    # A hash of the form and of what was sent by it: the same sent twice is one opinion.
    sent_as = models.CharField(max_length=32, unique=True, default=receipt_code, editable=False)
    received_at = models.DateTimeField(_("received at"), default=timezone.now, editable=False)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.NEW)
    answer = models.TextField(
        _("answer"),
        blank=True,
        help_text=_("Whoever has the receipt code reads it, so name nobody."),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        related_name="+",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
    )

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["consultation", "-received_at"], name="opinions_newest")]

    def __str__(self):
        return self.readable_code

    @property
    @admin.display(description=_("receipt code"))
    def readable_code(self) -> str:
        """The code in two groups, as people write it down."""
        half = CODE_LENGTH // 2
        return f"{self.code[:half]}-{self.code[half:]}"


class OpinionRate(models.Model):
    """How many opinions one group of networks has sent in one hour; no address can be told from a group."""

    hour = models.PositiveIntegerField()
    group = models.PositiveIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="opinion_rate_once", fields=["hour", "group"])]

    def __str__(self):
        return f"{self.hour}/{self.group}: {self.count}"
