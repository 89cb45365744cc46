"""The models of consultations: what is proposed, for whom, and what people say about it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from honours.models.decisions import Decision
from honours.models.grants import Recipient
from honours.models.honours import Honour
from honours.models.units import Unit
from news.media.document_field import DocumentField
from news.text import vietnamese

WORKING_DAYS = 10
# Without letters and digits that look alike on paper.
CODE_LETTERS, CODE_LENGTH = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 10


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


class Consultation(models.Model):
    """The people are asked before somebody is proposed for an honour."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("consultation status", "Draft")
        PUBLISHED = "published", pgettext_lazy("consultation status", "Published")

    CONTENT = (
        *("title", "proposal", "opens_on", "working_days", "closes_on", "channels", "takes_opinions"),
        *("result", "result_on", "decision"),
    )
    NOT_CONTENT = ("id", "slug", "status", "published_at", "created_at", "updated_at")

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    proposal = models.TextField(_("what is proposed"))
    opens_on = models.DateField(_("opens on"))
    working_days = models.PositiveSmallIntegerField(_("working days"), default=WORKING_DAYS)
    closes_on = models.DateField(
        _("closes on"), help_text=_("The last day; reckoned from the working days and the public holidays.")
    )
    channels = models.TextField(_("where to write to"), help_text=_("Post, telephone, e-mail: one a line."))
    takes_opinions = models.BooleanField(
        _("form for opinions"), default=True, help_text=_("Otherwise only the addresses are shown.")
    )
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


class ConsultationFile(models.Model):
    """A document of a consultation, such as the report of achievements."""

    CONTENT = ("title", "file", "pages", "bytes", "order")
    NOT_CONTENT = ("id", "consultation")

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), related_name="files", on_delete=models.CASCADE
    )
    title = models.CharField(_("title"), max_length=300)
    # `pages` and `bytes` come after `file`, whose pre_save sets them.
    file = DocumentField(_("document (PDF)"), upload_to="consultations/%Y/%m/")
    pages = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    bytes = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("file of a consultation")
        verbose_name_plural = _("files of consultations")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title


def receipt_code() -> str:
    """Return a random code by which the writer of an opinion can ask for it."""
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
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.NEW)
    answer = models.TextField(_("answer"), blank=True)
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

    def __str__(self):
        return self.code


class PublicHoliday(models.Model):
    """A day that is no working day though it could be one, or a Saturday or Sunday that is worked instead."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_worked = models.BooleanField(
        _("working day"), default=False, help_text=_("Ticked for a Saturday or Sunday on which people work.")
    )

    class Meta:
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        ordering = ["-day"]

    def __str__(self):
        return self.name
