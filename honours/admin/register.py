"""The admin of honours, of the classes of persons, and of units."""

from django.contrib import admin, messages
from django.db import models
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from honours.admin import unit_names as names_page
from honours.models import Honour, PersonClass, Unit
from honours.recipient_lists import unit_names
from honours.register import units
from news.admin.model_admin import NewsModelAdmin

FEW_LINES = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})}}


@admin.register(Honour)
class HonourAdmin(NewsModelAdmin):
    list_display = ["full_name", "family", "level", "precedence", "valid_from", "valid_until"]
    list_filter = ["family", "level"]
    search_fields = ["name__folded", "other_names__folded"]
    fields = [
        ("name", "rank"),
        ("family", "level"),
        ("for_persons", "for_collectives", "for_enterprises", "for_households"),
        "precedence",
        ("valid_from", "valid_until"),
        "other_names",
    ]
    formfield_overrides = FEW_LINES
    list_per_page = 100

    @display(description=gettext_lazy("name"), ordering="precedence")
    def full_name(self, honour):
        return str(honour)


@admin.register(PersonClass)
class PersonClassAdmin(NewsModelAdmin):
    list_display = ["name", "order"]
    fields = ["name", "order", "other_names"]
    formfield_overrides = FEW_LINES


@admin.register(Unit)
class UnitAdmin(NewsModelAdmin):
    list_display = ["name", "merged_into", "merged_on", "is_enterprise"]
    list_select_related = ["merged_into"]
    list_filter = ["is_enterprise"]
    search_fields = ["name__folded", "other_names__folded"]
    fields = ["name", "other_names", ("merged_into", "merged_on"), "is_enterprise"]
    autocomplete_fields = ["merged_into"]
    formfield_overrides = FEW_LINES
    list_before_template = "admin/honours/unit/list_tools.html"

    def view_on_site(self, unit):
        return unit.get_absolute_url() if unit.pk in units.with_honours() else None

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if number := unit_names.link([obj]):
            messages.info(request, _("Grants linked with this unit: {number}.").format(number=number))

    def get_urls(self):
        page = self.admin_site.admin_view(names_page.unlinked)
        return [path("unlinked/", page, {"model_admin": self}, name="honours_unit_unlinked"), *super().get_urls()]
