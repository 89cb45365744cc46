"""The desk of the site as a whole: who publishes it, and who may work on it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminSelectWidget

from portal import audit, secondfactor
from portal.logbook import LogbookAdmin
from portal.models import AgencyLink, Contact, SecondFactorRule, SiteIdentity

__all__ = ["LogbookAdmin"]

admin.site.unregister(User)
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


def full_name(person) -> str:
    """Family name first, as Vietnamese names are written; Django has them the other way round in many places."""
    return f"{person.last_name} {person.first_name}".strip()


User.get_full_name = full_name


class RoleField(forms.ModelChoiceField):
    def label_from_instance(self, group):
        return gettext(group.name)


@admin.register(SecondFactorRule)
class SecondFactorRuleAdmin(ModelAdmin):
    """The roles whose members need a second factor: one row each."""

    list_display = ["__str__"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return RoleField(Group.objects.all(), label=_("Role"), widget=UnfoldAdminSelectWidget)


class RolesField(forms.ModelMultipleChoiceField):
    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, group):
        return gettext(group.name)


@admin.register(User)
class PersonAdmin(UserAdmin, ModelAdmin):
    """Accounts, kept by administrators: none can give, or take over, more than she has herself."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "shown_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Name and e-mail"), {"fields": ["last_name", "first_name", "email"]}),
        (_("May do"), {"fields": ["is_active", "is_staff", "groups"]}),
    ]
    filter_horizontal = []
    actions = ["reset_second_factor"]

    def get_queryset(self, request):
        people = super().get_queryset(request).prefetch_related("groups")
        if request.user.is_superuser:
            return people
        beyond = permissions_beyond(request.user)
        more = User.objects.filter(Q(user_permissions__in=beyond) | Q(groups__permissions__in=beyond))
        return people.filter(is_superuser=False).exclude(pk__in=more.values("pk"))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        groups = Group.objects.all()
        if not request.user.is_superuser:
            groups = groups.exclude(permissions__in=permissions_beyond(request.user))
        return RolesField(groups, label=_("Roles"), required=False)

    @admin.action(description=_("Reset the second factor"), permissions=["change"])
    def reset_second_factor(self, request, people):
        for person in people:
            secondfactor.turn_off(person)
            audit.write(person, gettext("The second factor was reset"), by=request.user)
        messages.success(request, gettext("Reset: they set it up anew when they sign in, if their role needs it."))

    @display(description=_("full name"), ordering="first_name")
    def shown_name(self, person):
        return person.get_full_name()

    @display(description=_("Roles"))
    def roles(self, person):
        return ", ".join(gettext(group.name) for group in person.groups.all())


def permissions_beyond(person):
    """The permissions this person does not hold."""
    return Permission.objects.exclude(Q(group__user=person) | Q(user=person))
