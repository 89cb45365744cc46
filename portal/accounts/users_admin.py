"""The admin of users, and of the roles with second factor."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import ReadOnlyPasswordHashWidget
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.forms.renderers import TemplatesSetting
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminSelectWidget

from portal.accounts import audit, second_factor
from portal.accounts.models import SecondFactorRule, User

admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)  # Users set these up themselves (portal/accounts/signing_in.py).
admin.site.unregister(Group)  # Roles come with the code (portal/accounts/roles.py) and are assigned at the user.


class RolesField(forms.ModelMultipleChoiceField):
    """The choice of roles, with their translated names."""

    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, group):
        return gettext(group.name)


class PasswordWidget(ReadOnlyPasswordHashWidget):
    """Shows whether there is a password, and a link to set another; not its hash."""

    template_name = "admin/password.html"

    def render(self, name, value, attrs=None, renderer=None):
        # Django's own renderer for forms does not look into the project's templates.
        return super().render(name, value, attrs, TemplatesSetting())


class NewUserForm(UserCreationForm):
    """The form of a new user."""

    usable_password = None  # There is no way to sign in without a password.


class UserForm(UserChangeForm):
    """The form of a user."""

    user = None  # The user who fills it in.

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].widget = PasswordWidget()

    def clean(self):
        """Refuse a role without staff status, which could not sign in, and removing one's own right to edit users."""
        fields = super().clean()
        if fields.get("groups") and not fields.get("is_staff"):
            words = _("A role is of no use without it. To keep this person out, turn “active” off instead.")
            self.add_error("is_staff", words)
        elif self.instance == self.user and not self._keeps_accounts(fields):
            words = _("This is your own account, which could then no longer keep accounts. Ask another administrator.")
            self.add_error(None, words)
        return fields

    def _keeps_accounts(self, fields):
        keeping = Permission.objects.filter(content_type__app_label="accounts", codename="change_user")
        given = keeping.filter(Q(group__in=fields.get("groups", [])) | Q(user=self.instance))
        may = self.instance.is_superuser or given.exists()
        return may and fields.get("is_active") and fields.get("is_staff")


class PasswordForm(AdminPasswordChangeForm):
    """The form that sets another user's password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    """The admin of users; an administrator cannot grant permissions, or edit users with permissions, beyond her own."""

    form = UserForm
    add_form = NewUserForm
    add_fieldsets = [
        (None, {"fields": ["username", "groups", "password1", "password2"]}),
        (_("Name and e-mail"), {"fields": ["last_name", "first_name", "email"]}),
    ]
    add_form_template = None  # Django's announces a second page.
    change_password_form = PasswordForm
    list_display = ["username", "shown_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["username__folded", "last_name__folded", "first_name__folded", "email__folded"]
    fieldsets = [
        (None, {"fields": ["username", "groups", "password"]}),
        (_("Name and e-mail"), {"fields": ["last_name", "first_name", "email"]}),
        (_("May do"), {"fields": ["is_active", "is_staff"]}),
    ]
    filter_horizontal = []
    actions = ["reset_second_factor"]

    def get_queryset(self, request):
        users = super().get_queryset(request).prefetch_related("groups")
        if request.user.is_superuser:
            return users
        beyond = permissions_beyond(request.user)
        more = User.objects.filter(Q(user_permissions__in=beyond) | Q(groups__permissions__in=beyond))
        return users.filter(is_superuser=False).exclude(pk__in=more.values("pk"))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        groups = Group.objects.all()
        if not request.user.is_superuser:
            groups = groups.exclude(permissions__in=permissions_beyond(request.user))
        return RolesField(groups, label=_("Roles"), required=False)

    def save_model(self, request, user, form, change):
        if not change:
            user.is_staff = True  # There is only the admin to sign in to; roles say what a user may do there.
        super().save_model(request, user, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        user = form.instance
        if not (user.is_superuser or user.groups.exists()):
            words = gettext("{name} has no role yet and can do nothing at the desk. Give a role to the account.")
            messages.warning(request, words.format(name=user))

    def response_add(self, request, obj, post_url_continue=None):
        """Return to the list as after any other model; Django would lead to a second page."""
        return super(DjangoUserAdmin, self).response_add(request, obj, post_url_continue)

    @admin.action(description=_("Reset the second factor"), permissions=["change"])
    def reset_second_factor(self, request, users):
        """Ask for confirmation, then turn the second factor of these users off."""
        if "post" not in request.POST:
            context = {"title": gettext("Reset the second factor"), "users": users, "opts": self.opts}
            context = self.admin_site.each_context(request) | context
            return TemplateResponse(request, "admin/second_factor/reset.html", context)
        for user in users:
            second_factor.turn_off(user)
            audit.write(user, gettext("The second factor was reset"), by=request.user)
        messages.success(request, gettext("Reset: they set it up anew when they sign in, if their role needs it."))
        return None

    @display(description=_("full name"), ordering="first_name")
    def shown_name(self, user):
        return user.get_full_name()

    @display(description=_("Roles"))
    def roles(self, user):
        return ", ".join(gettext(group.name) for group in user.groups.all())


def permissions_beyond(user):
    """Return the permissions this user does not have."""
    return Permission.objects.exclude(Q(group__user=user) | Q(user=user))


class RoleField(forms.ModelChoiceField):
    """The choice of one role, with its translated name."""

    def label_from_instance(self, group):
        return gettext(group.name)


@admin.register(SecondFactorRule)
class SecondFactorRuleAdmin(ModelAdmin):
    """The roles whose members need a second factor: one row each."""

    list_display = ["__str__"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return RoleField(Group.objects.all(), label=_("Role"), widget=UnfoldAdminSelectWidget)
