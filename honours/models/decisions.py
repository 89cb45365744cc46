"""The models Decision and DecisionFile: by what somebody is honoured."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from honours.models.rows_changed import TellingQuerySet
from news.models.attachments import Document
from news.text import vietnamese

ONCE = _("There is already a decision with this number, date and authority.")
FIRST_YEAR, LAST_YEAR = 1945, 2200


class Status(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("decision status", "Draft")
    PUBLISHED = "published", pgettext_lazy("decision status", "Published")
    AMENDED = "amended", pgettext_lazy("decision status", "Amended")
    REVOKED = "revoked", pgettext_lazy("decision status", "Revoked")


PUBLIC = [Status.PUBLISHED, Status.AMENDED, Status.REVOKED]


class Method(models.TextChoices):
    """How the honours of a decision were proposed."""

    REGULAR = "regular", _("Regular")
    CAMPAIGN = "campaign", _("By campaign")
    UNEXPECTED = "unexpected", _("Unexpected achievement")
    FOREIGN = "foreign", _("Foreign relations")
    SERVICE = "service", _("Contribution")
    SENIORITY = "seniority", _("Years of service")


class DecisionQuerySet(TellingQuerySet):
    def published(self):
        """Return what readers may see; amended and revoked ones stay, and say what they are."""
        return self.filter(status__in=PUBLIC)

    def newest_first(self):
        return self.order_by(models.F("signed_on").desc(nulls_last=True), "-pk")


class Decision(models.Model):
    """A decision that awards honours, or amends or revokes earlier ones."""

    Status = Status
    CONTENT = (
        *("number", "signed_on", "year", "authority", "signer", "signer_post", "subject", "method", "topic"),
        "is_hidden_from_search_engines",
    )
    NOT_CONTENT = ("id", "slug", "status", "published_at", "created_at", "updated_at")

    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("As written, e.g. 77/QĐ-UBND. Empty if unknown.")
    )
    signed_on = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty if unknown."))
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("In whose table it is counted: usually the year of the achievements.")
    )
    authority = models.CharField(
        _("authority"), max_length=200, help_text=_("Who decides, e.g. Chủ tịch Ủy ban nhân dân tỉnh.")
    )
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    signer_post = models.CharField(_("post of the signer"), max_length=160, blank=True)
    subject = models.TextField(_("subject"), help_text=_("What it is about, e.g. Về việc tặng Bằng khen …"))
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    method = models.CharField(_("method"), max_length=12, choices=Method, default=Method.REGULAR)
    topic = models.ForeignKey(
        "news.Topic",
        verbose_name=_("topic"),
        related_name="decisions",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text=_("The movement or conference it belongs to."),
    )
    articles = models.ManyToManyField("news.Article", verbose_name=_("articles"), related_name="decisions", blank=True)
    is_hidden_from_search_engines = models.BooleanField(
        _("keep names out of search engines"),
        default=False,
        help_text=_("Search engines are asked not to list the decision and its recipients."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-signed_on", "-pk"]
        permissions = [("publish_decision", _("Can publish decisions"))]
        indexes = [
            models.Index(fields=["status", "-signed_on", "-id"], name="decision_newest"),
            models.Index(fields=["year", "status"], name="decision_of_a_year"),
        ]
        constraints = [
            # SQLite takes nulls for distinct values.
            models.UniqueConstraint(
                name="decision_once",
                fields=["number", "signed_on", "authority"],
                condition=~Q(number=""),
                violation_error_message=ONCE,
            ),
            models.UniqueConstraint(
                name="decision_once_without_date",
                fields=["number", "authority", "year"],
                condition=~Q(number="") & Q(signed_on=None),
                violation_error_message=ONCE,
            ),
            models.CheckConstraint(
                name="decision_published_has_a_time",
                condition=Q(status="draft") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_year_is_possible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Choose a year between 1945 and 2200."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        """Its number and date as people cite it; without a number, its subject."""
        if not self.number:
            return self.subject
        if not self.signed_on:
            return gettext("Decision {number}").format(number=self.number)
        return gettext("Decision {number} of {date}").format(
            number=self.number, date=date_format(self.signed_on, "SHORT_DATE_FORMAT")
        )

    @property
    def listed_title(self) -> str:
        """Its title on other pages; without a subject that keeps names out of search engines, which read those."""
        if self.number or not self.is_hidden_from_search_engines:
            return self.title
        return gettext("Decision of {authority}").format(authority=self.authority)

    @property
    def listed_subject(self) -> str:
        """Its subject on other pages; "" if it keeps names out of search engines, for it may tell one."""
        return "" if self.is_hidden_from_search_engines else self.subject

    def save(self, *, update_fields=None, **kwargs):
        self.slug = vietnamese.slug(self.number or self.listed_subject or self.listed_title)
        super().save(update_fields=update_fields and {*update_fields, "slug"}, **kwargs)

    def get_absolute_url(self):
        return f"/so-vang/quyet-dinh/{self.slug}-{self.pk}/"

    @property
    def is_public(self) -> bool:
        """Whether readers see it."""
        return self.status in PUBLIC

    def publish(self):
        """Set the status and the time of publication; the caller checks who may do it and what is missing."""
        self.status, self.published_at = Status.PUBLISHED, timezone.now()
        self.save()


class DecisionFile(Document):
    """A document of a decision: the decision itself, or an annex."""

    NOT_CONTENT = ("id", "decision")

    decision = models.ForeignKey(Decision, verbose_name=_("decision"), related_name="files", on_delete=models.CASCADE)

    class Meta(Document.Meta):
        verbose_name = _("file of a decision")
        verbose_name_plural = _("files of decisions")
