"""The model Article, and the times at which readers learn of an article and of its changes."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models import states
from news.models.categories import Category, Source
from news.models.queries import ArticleQuerySet, Status
from news.models.topics import Topic
from news.text import vietnamese
from news.text.editor import BodyField

# Sent with `article` and `views` when an article comes from a portal that had already counted its views.
views_brought_along = Signal()
# Covering indexes for the admin's list and for sums: no query reads the rows of 100,000 articles with their texts.
LAST_WORKED_ON = ["-updated_at", "-id"]
OF_THE_LIST = ["category", "published_at", "expires_at", "revises", "slug"]


class Article(models.Model):
    """A story told in text and photos."""

    Status = Status
    CONTENT = ("title", "category", "topic", "source", "lead", "body", "byline")  # Beside photos and documents.
    NOT_CONTENT = (
        *("id", "slug", "revises", "creator", "imported_as", "created_at", "updated_at"),
        *("status", "note", "moved_at", "published_at", "first_published_at", "content_changed_at", "expires_at"),
        "featured_order",
    )

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    category = models.ForeignKey(
        Category, verbose_name=_("category"), related_name="articles", null=True, blank=True, on_delete=models.PROTECT
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        related_name="articles",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Printed before the lead; do not type it into the lead."),
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        related_name="articles",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text=_("The movement or conference it belongs to."),
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One to three sentences that tell the whole news."))
    body = BodyField(_("body"), blank=True)
    byline = models.CharField(
        _("byline"), max_length=200, blank=True, help_text=_("For example: “Text and photos: …”.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    note = models.TextField(_("note"), blank=True, editable=False)  # Of the last move: what the reporter should do.
    moved_at = models.DateTimeField(_("last step"), null=True, editable=False)
    revises = models.ForeignKey(
        "self",
        verbose_name=_("published article"),
        related_name="revisions",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
    )
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, help_text=_("A time to come publishes the article then.")
    )
    # Readers are told of changes of content after the first publication, not of changes of times and places.
    first_published_at = models.DateTimeField(null=True, editable=False)
    content_changed_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(
        _("expires at"),
        null=True,
        blank=True,
        help_text=_("From this time on readers see its title, category and dates only, as proof."),
    )
    featured_order = models.PositiveSmallIntegerField(
        _("place on the front page"), null=True, blank=True, help_text=_("1 is the lead story; empty: by time only.")
    )
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("creator"),
        related_name="articles",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    imported_as = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        get_latest_by = "published_at"
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("edit_others_articles", _("Can see and edit the articles of others")),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="article_latest"),
            models.Index(fields=["category", "status", "-published_at", "-id"], name="article_latest_in_category"),
            models.Index(fields=["expires_at"], condition=Q(expires_at__isnull=False), name="article_expiring"),
            models.Index(fields=["featured_order"], condition=Q(featured_order__isnull=False), name="article_featured"),
            models.Index(fields=[*LAST_WORKED_ON, "status", "creator", *OF_THE_LIST], name="article_last_worked_on"),
            models.Index(fields=["status", *LAST_WORKED_ON, "creator", *OF_THE_LIST], name="article_last_in_state"),
            models.Index(fields=["creator", *LAST_WORKED_ON, "status", *OF_THE_LIST], name="article_last_by_creator"),
            models.Index(fields=["id", "category", "creator", "source"], name="article_groups"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_expires_after_publication",
                condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
                violation_error_message=_("An article cannot expire before it is published."),
            ),
            models.CheckConstraint(
                name="article_published_has_a_time",
                condition=~Q(status="published") | Q(published_at__isnull=False),
                violation_error_message=_("A published article needs the time of its publication."),
            ),
            models.CheckConstraint(
                name="article_revision_is_not_public",
                condition=Q(revises=None) | ~Q(status__in=["published", "withdrawn"]),
            ),
            models.UniqueConstraint(
                name="article_one_revision_at_a_time",
                fields=["revises"],
                condition=~Q(status="deleted"),
            ),
        ]

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *, update_fields=None, **kwargs):
        self.slug = vietnamese.slug(self.title)
        if not self.has_appeared():
            is_published = self.status == Status.PUBLISHED
            self.first_published_at = max(self.published_at, timezone.now()) if is_published else None
            update_fields = update_fields and {*update_fields, "first_published_at"}
        super().save(update_fields=update_fields, **kwargs)

    def get_absolute_url(self):
        return f"/tin/{self.slug}-{self.pk}/"

    def cover(self):
        """Return the first photo, which `for_lists()` has fetched; None without one."""
        return next(iter(self.covers), None)

    @property
    def state(self) -> states.State:
        """The state, which follows from status and clock."""
        return states.state_of(self)

    def state_in_words(self) -> str:
        """Return a sentence on where the article is, with the times that matter."""
        return states.in_words(self)

    def may_have_been_read(self) -> bool:
        """Return whether the time of publication has come; before that, there are no views to show."""
        return self.published_at is not None and self.published_at <= timezone.now()

    def is_public(self):
        """Return whether readers see the stored article now."""
        return self.pk is not None and Article.objects.published().filter(pk=self.pk).exists()

    def has_appeared(self) -> bool:
        """Return whether readers have ever seen it; an import's `published_at` in the past does not prove that."""
        return self.first_published_at is not None and self.first_published_at <= timezone.now()

    def note_change(self):
        """Set `content_changed_at` to now, if readers have seen the article before."""
        if self.has_appeared():
            self.content_changed_at = timezone.now()
            self.save(update_fields=["content_changed_at"])

    def changed_at(self):
        """Return when the content was changed after publication, or None."""
        changed, published = self.content_changed_at, self.published_at
        return changed if changed and published and changed > published else None

    def last_change(self):
        """Return the time for feeds, sitemaps and search engines: of publication, or of a later change of content."""
        return self.changed_at() or self.published_at

    def neighbours(self):
        """Return the next newer and the next older public article of the category; None where there is none."""
        others = Article.objects.filter(category=self.category_id)
        # `later` orders articles of the same moment; the bound on the time lets the index be used.
        later = Q(published_at__gt=self.published_at) | Q(pk__gt=self.pk)
        newer = others.published().filter(later, published_at__gte=self.published_at).order_by("published_at", "pk")
        earlier = Q(published_at__lt=self.published_at) | Q(pk__lt=self.pk)
        older = others.published(self.published_at + timedelta(microseconds=1)).filter(earlier).newest_first()
        return newer.only("title", "slug").first(), older.only("title", "slug").first()
