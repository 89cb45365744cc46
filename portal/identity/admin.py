"""The admin of the site's identity: agency, contacts, links to other agencies."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from portal.identity.models import AgencyLink, Contact, SiteIdentity


@admin.register(SiteIdentity)
class SiteIdentityAdmin(ModelAdmin):
    """The admin of the single row of SiteIdentity."""

    fieldsets = [
        (
            None,
            {
                "fields": [
                    "superior",
                    "agency",
                    "address",
                    "phone",
                    "email",
                    "licence",
                    "responsible_editor",
                    "reuse_terms",
                ]
            },
        ),
        (_("Contact page"), {"fields": ["hours", "duties"]}),
        (
            _("English page"),
            {
                "fields": [
                    "english_superior",
                    "english_agency",
                    "english_address",
                    "english_hours",
                    "english_duties",
                ]
            },
        ),
    ]

    def changelist_view(self, request, extra_context=None):
        """Redirect to the form of the only row, which is created if it is missing."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        identity, _new = SiteIdentity.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:identity_siteidentity_change", args=[identity.pk]))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Contact)
class ContactAdmin(ModelAdmin):
    list_display = ["name", "position", "phone", "email", "order"]
    fields = [("name", "english_name"), ("position", "english_position"), ("phone", "email"), "order"]

    def view_on_site(self, contact):
        return reverse("contact")


@admin.register(AgencyLink)
class AgencyLinkAdmin(ModelAdmin):
    list_display = ["name", "group", "address", "order"]
    fields = ["name", "address", "group", "order"]

    def view_on_site(self, link):
        return reverse("agency_links")
