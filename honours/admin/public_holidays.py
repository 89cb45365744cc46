"""The admin of public holidays, by which the last day of a consultation is reckoned."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from honours.models import PublicHoliday
from news.admin.model_admin import NewsModelAdmin


@admin.register(PublicHoliday)
class PublicHolidayAdmin(NewsModelAdmin):
    list_display = ["day", "name", "effect"]
    search_fields = ["name__folded"]
    date_hierarchy = "day"
    list_before_template = "admin/honours/holidays.html"

    @display(description=_("effect"), ordering="is_worked")
    def effect(self, holiday):
        return _("worked instead of another day") if holiday.is_worked else _("day off")
