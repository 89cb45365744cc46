"""The desk of the site as a whole: who publishes it, and who may work on it."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminSelectWidget

from portal.logbook import LogbookAdmin
from portal.models import AgencyLink, Contact, SecondFactorRule, SiteIdentity
from portal.people import PersonAdmin

__all__ = ["LogbookAdmin", "PersonAdmin"]

admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)  # People set these up themselves (portal/signingin.py).
admin.site.unregister(Group)  # The roles come by migration (portal/roles.py) and are given out at the person.


@admin.register(SiteIdentity)
class SiteIdentityAdmin(ModelAdmin):
    fieldsets = [
        (None, {"fields": ["superior", "agency", "address", "phone", "email", "licence", "responsible_editor"]}),
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
        """There is one identity: its list is its form."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        identity, _new = SiteIdentity.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:portal_siteidentity_change", args=[identity.pk]))

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


class RoleField(forms.ModelChoiceField):
    def label_from_instance(self, group):
        return gettext(group.name)


@admin.register(SecondFactorRule)
class SecondFactorRuleAdmin(ModelAdmin):
    """The roles whose members need a second factor: one row each."""

    list_display = ["__str__"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return RoleField(Group.objects.all(), label=_("Role"), widget=UnfoldAdminSelectWidget)
