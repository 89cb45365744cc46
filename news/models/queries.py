"""ArticleQuerySet: which articles somebody may see, and how lists fetch them."""

from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from news.models import phases
from news.models.photos import Photo

# Sent with `pks`, the articles' primary keys, after update() and bulk_create(), which send no `post_save`.
articles_changed = Signal()

PRINTED_IN_LISTS = ["title", "slug", "lead", "published_at", "category__name", "category__slug", "source__code"]


class Status(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("article status", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("article status", "Submitted")
    RETURNED = "returned", pgettext_lazy("article status", "Returned")
    PUBLISHED = "published", pgettext_lazy("article status", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("article status", "Withdrawn")
    DELETED = "deleted", pgettext_lazy("article status", "In the bin")


class ArticleQuerySet(models.QuerySet):
    def published(self, before=None):
        """Return what readers may see now, or the part published before a moment; every public query begins here."""
        return self.filter(phases.shown(timezone.now(), before), status=Status.PUBLISHED)

    def expired(self):
        """Return articles whose publication has expired; readers may only learn that they were published."""
        return self.filter(phases.OVER.rows(timezone.now()), status=Status.PUBLISHED)

    def kept(self):
        """Return the articles that are not in the bin."""
        return self.exclude(status=Status.DELETED)

    def seen_by(self, user):
        """Return what this person may read in full at its address: public articles, her own, or for an editor all."""
        if not user.is_staff:
            return self.published()
        if user.has_perm("news.edit_others_articles"):
            return self.kept()
        if user.has_perm("news.view_article"):
            return self.kept().filter(Q(creator=user) | Q(pk__in=self.model.objects.published()))
        return self.published()

    def next_change(self, now):
        """Return the next moment at which an article appears or expires by the clock, or None."""
        published = self.filter(status=Status.PUBLISHED)
        appears = published.filter(published_at__gt=now).aggregate(at=models.Min("published_at"))["at"]
        expires = published.filter(expires_at__gt=now).aggregate(at=models.Min("expires_at"))["at"]
        return min(filter(None, [appears, expires]), default=None)

    def changing(self, now):
        """Return the articles that will appear or expire by the clock."""
        return self.filter(Q(published_at__gt=now) | Q(expires_at__gt=now), status=Status.PUBLISHED)

    @transaction.atomic
    def update(self, **values):
        """Update the rows as Django does, set `updated_at`, and send `articles_changed`; return their number."""
        pks = list(self.values_list("pk", flat=True))
        rows = super().update(**{"updated_at": timezone.now()} | values)
        articles_changed.send(sender=self.model, pks=pks)
        return rows

    @transaction.atomic
    def bulk_create(self, objs, *args, **kwargs):
        """Create the rows as Django does, and send `articles_changed`."""
        made = super().bulk_create(objs, *args, **kwargs)
        articles_changed.send(sender=self.model, pks=[article.pk for article in made])
        return made

    def newest_of(self, categories, most: int):
        """Return primary key, time and category of the `most` newest articles of each category (None: of all)."""
        # One query each, by its index: for several categories at once a database would sort all their articles.
        wholes = [self if category is None else self.filter(category=category) for category in categories]
        parts = [self.filter(pk__in=whole.newest_first().values("pk")[:most]) for whole in wholes]
        first, *others = [part.order_by().values_list("pk", "published_at", "category") for part in parts]
        return first.union(*others, all=True)

    def for_lists(self):
        """Fetch only the fields that a list prints, and each article's first photo as `covers`."""
        first = Photo.objects.exclude(image="").filter(article=models.OuterRef("article")).order_by("order", "pk")
        covers = Photo.objects.filter(pk=models.Subquery(first.values("pk")[:1]))
        return (
            self.only(*PRINTED_IN_LISTS)
            .select_related("category", "source")
            .prefetch_related(models.Prefetch("photos", queryset=covers, to_attr="covers"))
        )

    def newest_first(self):
        return self.order_by("-published_at", "-pk")
