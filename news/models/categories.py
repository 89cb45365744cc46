"""The models Category and Source: where an article stands, and where it comes from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.addresses import former_slugs
from news.text import vietnamese


class Category(models.Model):
    """A place in the navigation, on the first level or below a category of the first level."""

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
        former_slugs.remember(self, before)

    def children_exist(self):
        return self.pk is not None and self.children.exists()

    def get_absolute_url(self):
        return f"/chuyen-muc/{self.slug}/"


class FormerSlug(models.Model):
    """A slug that a category once had; its address redirects to the category for ever."""

    slug = models.SlugField(max_length=120, unique=True)
    category = models.ForeignKey(Category, related_name="former_slugs", on_delete=models.CASCADE)


class Source(models.Model):
    """Where an article comes from; its code is printed before the lead: "CTTĐT - …"."""

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
