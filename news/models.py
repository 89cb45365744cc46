"""What is published: categories, articles, their photos, and films."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news import vietnamese, youtube
from news.attachments import Attachment
from news.editor import BodyField
from news.photofields import PhotoField, RenderedField
from news.presence import Presence
from news.reviews import Review
from news.topics import Topic
from news.versions import KeptPhoto, Version
from news.videofiles import VideoFileField

__all__ = [
    "Article",
    "Attachment",
    "BoardName",
    "Category",
    "Correction",
    "FormerSlug",
    "KeptPhoto",
    "Photo",
    "Presence",
    "Review",
    "Source",
    "Topic",
    "Version",
    "Video",
    "articles_changed",
    "views_brought_along",
]

# Sent with `article` and `views` when an article comes from a portal that had already counted its views.
views_brought_along = Signal()
# Sent with `numbers`, the articles' keys, when rows were written at once and no `post_save` told of each.
articles_changed = Signal()

DAYS_WAITING = 14  # Browsers keep an unsaved text for as long (static/news/editor/drafts.js).


class Category(models.Model):
    """A place in the portal's navigation: a heading, or one below a heading."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent category"),
        related_name="children",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"parent": None},
        help_text=_("Empty for a category of the first level."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))
    intro = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.parent and (self.parent.parent_id or self.parent == self or self.children_exist()):
            raise ValidationError({"parent": _("Categories have two levels: choose a category of the first level.")})
        if Category.objects.filter(slug=vietnamese.slug(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("Another category already has this name.")})

    def save(self, **kwargs):
        before = self.slug
        self.slug = vietnamese.slug(self.name)
        super().save(**kwargs)
        FormerSlug.objects.filter(slug=self.slug).delete()
        if before and before != self.slug:
            FormerSlug.objects.create(slug=before, category=self)

    def children_exist(self):
        return self.pk is not None and self.children.exists()

    def get_absolute_url(self):
        return f"/chuyen-muc/{self.slug}/"


class FormerSlug(models.Model):
    """An address that a category once had: it leads to the category for ever."""

    slug = models.SlugField(max_length=120, unique=True)
    category = models.ForeignKey(Category, related_name="former_slugs", on_delete=models.CASCADE)


class Source(models.Model):
    """Where an article comes from, named before its lead: "CTTĐT - …"."""

    code = models.CharField(
        _("code"), max_length=20, unique=True, help_text=_("As printed before the lead, e.g. CTTĐT.")
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["code"]

    def __str__(self):
        return self.code


PRINTED_IN_LISTS = ["title", "slug", "lead", "published_at", "category__name", "category__slug", "source__code"]


class ArticleQuerySet(models.QuerySet):
    def published(self, before=None):
        """What every reader may see now, of before a moment if one is given; each public query begins here."""
        now = timezone.now()
        # Of two bounds SQLite would enter its index by the first, and walk to the other one.
        bound = {"published_at__lt": before} if before and before <= now else {"published_at__lte": now}
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now), status=Article.Status.PUBLISHED, **bound)

    def kept(self):
        """What was not put into the bin."""
        return self.exclude(status=Article.Status.DELETED)

    def seen_by(self, user):
        """What this person may see in full at its address: the public part, and at the desk one's own or everyone's."""
        if not user.is_staff:
            return self.published()
        if user.has_perm("news.edit_others_articles"):
            return self.kept()
        if user.has_perm("news.view_article"):
            return self.kept().filter(Q(creator=user) | Q(pk__in=Article.objects.published()))
        return self.published()

    def next_change(self, now):
        """The next moment at which an article appears or expires by itself, or None."""
        published = self.filter(status=Article.Status.PUBLISHED)
        appears = published.filter(published_at__gt=now).aggregate(at=models.Min("published_at"))["at"]
        expires = published.filter(expires_at__gt=now).aggregate(at=models.Min("expires_at"))["at"]
        return min(filter(None, [appears, expires]), default=None)

    def changing(self, now):
        """What will appear or expire by itself."""
        return self.filter(Q(published_at__gt=now) | Q(expires_at__gt=now), status=Article.Status.PUBLISHED)

    @transaction.atomic
    def update(self, **values):
        numbers = list(self.values_list("pk", flat=True))
        rows = super().update(**values)
        articles_changed.send(sender=Article, numbers=numbers)
        return rows

    @transaction.atomic
    def bulk_create(self, objs, *args, **kwargs):
        made = super().bulk_create(objs, *args, **kwargs)
        articles_changed.send(sender=Article, numbers=[article.pk for article in made])
        return made

    def newest_of(self, categories, most: int):
        """Number, time and category of the newest of each of these categories (None: of all), `most` of each."""
        # Each by its own index: asked for all of them at once, a database sorts whatever they ever published.
        wholes = [self if category is None else self.filter(category=category) for category in categories]
        parts = [self.filter(pk__in=whole.latest().values("pk")[:most]) for whole in wholes]
        first, *others = [part.order_by().values_list("pk", "published_at", "category") for part in parts]
        return first.union(*others, all=True)

    def for_lists(self):
        """The few values that a list prints, with each article's first photo."""
        first = Photo.objects.exclude(image="").filter(article=models.OuterRef("article")).order_by("order", "pk")
        covers = Photo.objects.filter(pk=models.Subquery(first.values("pk")[:1]))
        return (
            self.only(*PRINTED_IN_LISTS)
            .select_related("category", "source")
            .prefetch_related(models.Prefetch("photos", queryset=covers, to_attr="covers"))
        )

    def latest(self):
        return self.order_by("-published_at", "-pk")


class Article(models.Model):
    """A story told in text and photos."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("article status", "Draft")
        SUBMITTED = "submitted", pgettext_lazy("article status", "Submitted")
        RETURNED = "returned", pgettext_lazy("article status", "Returned")
        PUBLISHED = "published", pgettext_lazy("article status", "Published")
        WITHDRAWN = "withdrawn", pgettext_lazy("article status", "Withdrawn")
        DELETED = "deleted", pgettext_lazy("article status", "In the bin")

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
    note = models.TextField(_("note"), blank=True, editable=False)  # Of its last step: what its reporter shall do.
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
    expires_at = models.DateTimeField(
        _("expires at"), null=True, blank=True, help_text=_("From this time on readers do not see it any more.")
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
            models.Index(fields=["-updated_at", "-id"], name="article_last_worked_on"),
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
                condition=Q(revises=None) | Q(status__in=["draft", "submitted", "returned", "deleted"]),
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
    def save(self, **kwargs):
        self.slug = vietnamese.slug(self.title)
        super().save(**kwargs)

    def get_absolute_url(self):
        return f"/tin/{self.slug}-{self.pk}/"

    def cover(self):
        """The photo that stands for the article in a list made by `for_lists()`, or None."""
        return next(iter(self.covers), None)

    def is_public(self):
        """Whether readers see it now: the same rule as `published()`, asked of one article."""
        return self.pk is not None and Article.objects.published().filter(pk=self.pk).exists()

    def is_scheduled(self):
        return self.status == self.Status.PUBLISHED and self.published_at > timezone.now()

    def neighbours(self):
        """The next newer and the next older public article of the category; None where there is none."""
        others = Article.objects.filter(category=self.category_id)
        # Besides the condition proper one that an index can be entered by.
        later = Q(published_at__gt=self.published_at) | Q(pk__gt=self.pk)
        newer = others.published().filter(later, published_at__gte=self.published_at).order_by("published_at", "pk")
        earlier = Q(published_at__lt=self.published_at) | Q(pk__lt=self.pk)
        older = others.published(self.published_at + timedelta(microseconds=1)).filter(earlier).latest()
        return newer.only("title", "slug").first(), older.only("title", "slug").first()


class BoardName(models.Model):
    """A name that the board wants written in just this way; what comes near it is pointed out before publishing."""

    name = models.CharField(_("name"), max_length=200, unique=True, help_text=_("As it is to be written."))

    class Meta:
        verbose_name = _("name of the board's list")
        verbose_name_plural = _("names as they are written")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Correction(models.Model):
    """What was wrong in a published article, told to its readers at the top of it."""

    article = models.ForeignKey(Article, related_name="corrections", on_delete=models.CASCADE)
    day = models.DateField(_("day"), default=timezone.localdate)
    text = models.TextField(_("correction"), help_text=_("What was wrong, and what is right."))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-day", "-pk"]

    def __str__(self):
        return self.text


class PhotoQuerySet(models.QuerySet):
    def waiting(self, person):
        """What a person has sent for an article that she has not saved since."""
        return self.filter(article=None, uploader=person)

    def abandoned(self):
        """What has waited for longer than any browser keeps an unsaved text."""
        return self.filter(article=None, uploaded_at__lt=timezone.now() - timedelta(days=DAYS_WAITING))


class Photo(models.Model):
    """A photo in the story of one article, or waiting for it. Without a file it holds the place of one that is missing.

    A photo is sent while the article is being written, and belongs to it from the moment the article is saved.
    """

    article = models.ForeignKey(
        Article, verbose_name=_("article"), related_name="photos", null=True, on_delete=models.CASCADE
    )
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    uploaded_at = models.DateTimeField(null=True, blank=True, editable=False)
    image = PhotoField(
        _("photo"),
        upload_to="photos/%Y/%m/",
        width_field="width",
        height_field="height",
        rendered_field="rendered",
        blank=True,
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    rendered = RenderedField(max_length=110, default="", editable=False)
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Empty: shares the caption of the next photo, side by side with it.")
    )
    alt = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What the photo shows, for people who cannot see it. Not the caption again."),
    )
    credit = models.CharField(_("credit"), max_length=120, blank=True, help_text=_("Who took the photo."))
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.caption or self.alt or _("Photo {number}").format(number=self.order + 1)

    def clean(self):
        if self.alt and self.alt.strip() == self.caption.strip():
            raise ValidationError({"alt": _("Describe what the photo shows; the caption is read out anyway.")})


class VideoQuerySet(models.QuerySet):
    def published(self):
        """What readers may watch: it has a film, and its day has come."""
        return self.exclude(file="", youtube="").filter(date__lte=timezone.localdate())


class Video(models.Model):
    """A film: a file of our own, or one that stands on YouTube. Without either it waits for its film."""

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=30, blank=True, help_text=_("As printed before the title, e.g. PS."))
    date = models.DateField(_("date"), default=timezone.localdate)
    file = VideoFileField(_("film (MP4)"), upload_to="videos/%Y/%m/", blank=True)
    youtube = models.URLField(
        _("YouTube address"),
        blank=True,
        validators=[youtube.validate_address],
        help_text=_("Shown only after a click, without YouTube's cookies."),
    )
    poster = PhotoField(
        _("poster"),
        upload_to="posters/%Y/%m/",
        width_field="poster_width",
        height_field="poster_height",
        rendered_field="poster_rendered",
        blank=True,
    )
    poster_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    poster_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    poster_rendered = RenderedField(max_length=110, default="", editable=False)

    objects = VideoQuerySet.as_manager()

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.kind} {self.title}".strip()

    def clean(self):
        if self.file and self.youtube:
            raise ValidationError(_("Give either a film or a YouTube address, not both."))

    def save(self, **kwargs):
        self.slug = vietnamese.slug(self.title)
        super().save(**kwargs)

    def get_absolute_url(self):
        return f"/video/{self.slug}-{self.pk}/"

    def has_film(self):
        return bool(self.file or self.youtube)

    def youtube_player(self):
        """The address of YouTube's player for this film, or None."""
        return youtube.player_address(self.youtube) if self.youtube else None
