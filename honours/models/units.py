"""The model Unit: an agency, enterprise or place under one of the names that it had over time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from honours.models.names import NamesField
from honours.models.rows_changed import TellingQuerySet
from news.text import vietnamese


class UnitQuerySet(TellingQuerySet):
    def merged_into(self, pks) -> set[int]:
        """Return these primary keys and those of all units that were merged into them, over any number of steps."""
        found, step = set(), set(pks)
        while step:
            found |= step
            step = set(self.filter(merged_into__in=step).values_list("pk", flat=True)) - found
        return found


class Unit(models.Model):
    """A unit under one name; when units merge or are renamed, the new one is another unit that they point to."""

    name = models.CharField(_("name"), max_length=250, unique=True)
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    other_names = NamesField(_("other spellings"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        related_name="predecessors",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("The unit that it is a part of today, or its new name."),
    )
    merged_on = models.DateField(_("merged on"), null=True, blank=True)
    is_enterprise = models.BooleanField(_("enterprise"), default=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="unit_merge_has_a_target",
                condition=Q(merged_on=None) | Q(merged_into__isnull=False),
                violation_error_message=_("Name the unit that it was merged into."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.pk and self.merged_into_id in Unit.objects.merged_into([self.pk]):
            raise ValidationError({"merged_into": _("This unit was itself merged into the one you are editing.")})

    def save(self, *, update_fields=None, **kwargs):
        self.slug = vietnamese.slug(self.name)
        super().save(update_fields=update_fields and {*update_fields, "slug"}, **kwargs)

    def get_absolute_url(self):
        return f"/so-vang/don-vi/{self.slug}-{self.pk}/"

    def today(self) -> "Unit":
        """Return the unit that it is a part of today; itself if it was never merged."""
        unit, seen = self, set()
        while unit.merged_into and unit.pk not in seen:
            seen.add(unit.pk)
            unit = unit.merged_into
        return unit
