"""OldAddressAdmin: the old addresses and their targets."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from news.addresses.targets import target_of
from news.admin.addresses import csv_upload, unknown
from news.admin.model_admin import NewsModelAdmin
from news.models import OldAddress
from news.models.addresses.old_addresses import MALFORMED, checked


class OldAddressForm(forms.ModelForm):
    """Takes the address as one line, and as target whatever targets.target_of() understands."""

    address = forms.CharField(
        label=_("Old address"),
        max_length=5000,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("As copied from the browser, such as /tin-tuc/tin-12.html or https://…"),
        error_messages={"max_length": MALFORMED},
    )
    target = forms.CharField(
        label=_("Leads to"),
        max_length=2000,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("The title of an article, the name of a category, or the address of any page of this portal."),
    )

    class Meta:
        model = OldAddress
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {"address": str(self.instance), "target": _address_of(self.instance)}

    def clean_address(self):
        """Set the place of the row; refuse one that another row has."""
        place = checked(self.cleaned_data["address"])
        other = OldAddress.objects.exclude(pk=self.instance.pk).filter(**place._asdict()).first()
        if other:
            words = _("This address leads to {target} already.")
            raise ValidationError(words.format(target=_address_of(other)))
        self.instance.path, self.instance.query = place
        return str(self.instance)

    def clean_target(self):
        """Set the one target of the row."""
        target = target_of(self.cleaned_data["target"])
        for name in ("article", "category"):
            setattr(self.instance, name, target.get(name))
        self.instance.page = target.get("page", "")
        return self.cleaned_data["target"]


@admin.register(OldAddress)
class OldAddressAdmin(NewsModelAdmin):
    form = OldAddressForm
    list_display = ["address", "leads_to"]
    list_select_related = ["article", "category"]
    list_before_template = "admin/news/addresses/links.html"
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["path", "query", "page", "category__name"]
    fields = ["address", "target"]

    def get_urls(self):
        def page(route, view, name):
            return path(route, self.admin_site.admin_view(view), {"model_admin": self}, name=f"news_oldaddress_{name}")

        return [
            page("unknown/", unknown.unknown, "unknown"),
            page("csv/", csv_upload.upload, "csv"),
            *super().get_urls(),
        ]

    def get_changeform_initial_data(self, request):
        return {"address": request.GET.get("address", "")}

    @admin.display(description=_("old address"), ordering="path")
    def address(self, row):
        return str(row)

    @admin.display(description=_("leads to"))
    def leads_to(self, row):
        return row.article or row.category or row.page


def _address_of(row):
    thing = row.article or row.category
    return thing.get_absolute_url() if thing else row.page
