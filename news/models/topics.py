"""The model Topic: a movement or a conference that several articles follow."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.addresses import former_slugs
from news.text import vietnamese


class TopicQuerySet(models.QuerySet):
    def banner(self):
        """Return the topic that stands across the front page today, or None."""
        today = timezone.localdate()
        running = self.filter(Q(starts_on=None) | Q(starts_on__lte=today), Q(ends_on=None) | Q(ends_on__gte=today))
        return running.filter(is_on_front_page=True).first()


class Topic(models.Model):
    """Groups articles of several categories, with the days that the movement or conference lasts."""

    title = models.CharField(_("title"), max_length=200, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    intro = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("Empty while it goes on."))
    is_on_front_page = models.BooleanField(
        _("banner on the front page"),
        default=False,
        db_default=False,
        help_text=_("The movement of the day: until its last day, the newest one stands across the front page."),
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = [models.F("starts_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                name="topic_ends_after_its_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("A topic cannot end before it starts."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if Topic.objects.filter(slug=vietnamese.slug(self.title)).exclude(pk=self.pk).exists():
            raise ValidationError({"title": _("Another topic already has this title.")})

    def save(self, **kwargs):
        before = self.slug
        self.slug = vietnamese.slug(self.title)
        super().save(**kwargs)
        former_slugs.remember(self, before)

    def get_absolute_url(self):
        return f"/dong-su-kien/{self.slug}/"


class FormerTopicSlug(models.Model):
    """A slug that a topic once had; its address redirects to the topic for ever."""

    slug = models.SlugField(max_length=120, unique=True)
    topic = models.ForeignKey(Topic, related_name="former_slugs", on_delete=models.CASCADE)
