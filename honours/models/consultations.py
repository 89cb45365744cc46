"""The models of consultations: what is proposed, for whom, until when, and how it ended."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from honours.models.decisions import FIRST_YEAR, LAST_YEAR, Decision
from honours.models.grants import Recipient
from honours.models.honours import Honour
from honours.models.units import Unit
from news.models.attachments import Document
from news.text import vietnamese

WORKING_DAYS, MOST_WORKING_DAYS = 10, 60
KEPT_DAYS, FEWEST_KEPT_DAYS = 180, 30
OF_OUR_TIME = [
    MinValueValidator(datetime.date(FIRST_YEAR, 1, 1)),
    MaxValueValidator(datetime.date(LAST_YEAR, 12, 31)),
]


class ConsultationState(models.TextChoices):
    """The state of a consultation, which follows from its dates and from what was entered."""

    DRAFT = "draft", pgettext_lazy("consultation state", "Draft")
    SCHEDULED = "scheduled", pgettext_lazy("consultation state", "Opens later")
    OPEN = "open", pgettext_lazy("consultation state", "Open")
    CLOSED = "closed", pgettext_lazy("consultation state", "Over, waits for its result")
    ENDED = "ended", pgettext_lazy("consultation state", "Over, with its result")


class ConsultationQuerySet(models.QuerySet):
    def published(self):
        """Return what readers may see; a consultation stays after its end and tells its result."""
        return self.filter(status=Consultation.Status.PUBLISHED, opens_on__lte=timezone.localdate())

    def open(self):
        """Return the public consultations to which people may answer today."""
        return self.published().filter(closes_on__gte=timezone.localdate())

    def closed(self):
        """Return the public consultations whose last day is over."""
        return self.published().filter(closes_on__lt=timezone.localdate())

    def in_state(self, state):
        """Return the consultations that are in this state today."""
        published = self.filter(status=Consultation.Status.PUBLISHED)
        return {
            ConsultationState.DRAFT: self.filter(status=Consultation.Status.DRAFT),
            ConsultationState.SCHEDULED: published.filter(opens_on__gt=timezone.localdate()),
            ConsultationState.OPEN: self.open(),
            ConsultationState.CLOSED: self.closed().filter(result=""),
            ConsultationState.ENDED: self.closed().exclude(result=""),
        }[state]


class Consultation(models.Model):
    """The people are asked before somebody is proposed for an honour."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("consultation status", "Draft")
        PUBLISHED = "published", pgettext_lazy("consultation status", "Published")

    CONTENT = (
        *("title", "proposal", "opens_on", "working_days", "closes_on", "channels", "takes_opinions"),
        *("opinions_kept_days", "result", "result_on", "decision"),
    )
    NOT_CONTENT = (
        *("id", "slug", "status", "published_at", "created_at", "updated_at"),
        *("opinions_deleted", "opinions_deleted_on"),
    )

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    proposal = models.TextField(_("what is proposed"))
    opens_on = models.DateField(_("opens on"), validators=OF_OUR_TIME)
    working_days = models.PositiveSmallIntegerField(
        _("working days"),
        default=WORKING_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WORKING_DAYS)],
        help_text=_("Counted from the day after it opens."),
    )
    closes_on = models.DateField(
        _("closes on"), validators=OF_OUR_TIME, help_text=_("The last day on which people can say what they think.")
    )
    channels = models.TextField(_("where to write to"), help_text=_("Post, telephone, e-mail: one a line."))
    takes_opinions = models.BooleanField(
        _("form for opinions"), default=True, help_text=_("Otherwise only the addresses are shown.")
    )
    opinions_kept_days = models.PositiveSmallIntegerField(
        _("opinions are deleted after"),
        default=KEPT_DAYS,
        validators=[MinValueValidator(FEWEST_KEPT_DAYS), MaxValueValidator(730)],
        help_text=_("Days after the last day, 30 to 730; writers are told so. Export the opinions before that."),
    )
    opinions_deleted = models.PositiveIntegerField(_("deleted opinions"), default=0, editable=False)
    opinions_deleted_on = models.DateField(_("day on which opinions were deleted"), null=True, editable=False)
    result = models.TextField(_("result"), blank=True, help_text=_("How it ended, for readers."))
    result_on = models.DateField(_("date of the result"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision,
        verbose_name=_("decision"),
        related_name="consultations",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text=_("The decision that followed."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_on", "-pk"]
        permissions = [("publish_consultation", _("Can publish consultations"))]
        constraints = [
            models.CheckConstraint(
                name="consultation_closes_after_it_opens",
                condition=Q(closes_on__gte=models.F("opens_on")),
                violation_error_message=_("A consultation cannot close before it opens."),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *, update_fields=None, **kwargs):
        self.slug = vietnamese.slug(self.title)
        super().save(update_fields=update_fields and {*update_fields, "slug"}, **kwargs)

    def get_absolute_url(self):
        return f"/lay-y-kien/{self.slug}-{self.pk}/"

    @property
    def state(self):
        """Its ConsultationState today; `in_state` says the same to the database."""
        today = timezone.localdate()
        if self.status != self.Status.PUBLISHED:
            return ConsultationState.DRAFT
        if today < self.opens_on:
            return ConsultationState.SCHEDULED
        if today <= self.closes_on:
            return ConsultationState.OPEN
        return ConsultationState.ENDED if self.result else ConsultationState.CLOSED

    @property
    def is_public(self) -> bool:
        """Whether readers see it; from then on they always do."""
        return self.state not in (ConsultationState.DRAFT, ConsultationState.SCHEDULED)

    @property
    def takes_opinions_now(self) -> bool:
        """Whether its form for opinions is there today."""
        return self.takes_opinions and self.state == ConsultationState.OPEN

    @property
    def days_left(self) -> int:
        """The days that are left after today; 0 on the last day, negative afterwards."""
        return (self.closes_on - timezone.localdate()).days

    @property
    def has_opinions(self) -> bool:
        """Whether somebody has written an opinion that is still there."""
        return self.pk is not None and self.opinions.exists()

    @property
    def deletes_opinions_on(self) -> datetime.date:
        """The first day on which its opinions are no longer there."""
        return self.closes_on + datetime.timedelta(days=self.opinions_kept_days)

    def publish(self):
        """Set the status and the time of publication; the caller checks who may do it and what is missing."""
        self.status, self.published_at = self.Status.PUBLISHED, timezone.now()
        self.save()


class Nominee(models.Model):
    """Who is proposed in a consultation, and for which honour."""

    CONTENT = ("recipient", "name", "address", "post", "unit_text", "unit", "honour", "summary", "order")
    NOT_CONTENT = ("id", "consultation")

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), related_name="nominees", on_delete=models.CASCADE
    )
    recipient = models.CharField(_("kind of recipient"), max_length=10, choices=Recipient)
    name = models.CharField(_("name"), max_length=250)
    address = models.CharField(_("form of address"), max_length=60, blank=True)
    post = models.CharField(_("post"), max_length=200, blank=True)
    unit_text = models.CharField(_("unit as written"), max_length=250, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), related_name="nominees", null=True, blank=True, on_delete=models.PROTECT
    )
    honour = models.ForeignKey(
        Honour, verbose_name=_("honour asked for"), related_name="nominees", on_delete=models.PROTECT
    )
    summary = models.TextField(_("summary of achievements"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("nominee")
        verbose_name_plural = _("nominees")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class ConsultationFile(Document):
    """A document of a consultation, such as the report of achievements."""

    NOT_CONTENT = ("id", "consultation")

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), related_name="files", on_delete=models.CASCADE
    )

    class Meta(Document.Meta):
        verbose_name = _("file of a consultation")
        verbose_name_plural = _("files of consultations")
