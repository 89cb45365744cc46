"""The views of signing in to the admin: password, code of the second factor, and its set-up."""

import io

import segno
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.accounts import audit, second_factor
from portal.accounts.code_forms import CodeForm, FirstCodeForm


class SignIn(LoginView):
    """Django's sign-in, with a redirect to the second factor for users who have or need it."""

    template_name = "admin/login.html"

    def form_valid(self, form):
        user = form.get_user()
        if not second_factor.is_asked_of(user):
            return super().form_valid(form)
        second_factor.remember(self.request, user, self.get_success_url())
        return redirect("admin:second_factor" if second_factor.is_on(user) else "admin:second_factor_setup")


def _page(request, site, name, context):
    shown = site.each_context(request) | context
    return TemplateResponse(request, f"admin/second_factor/{name}.html", shown)


@never_cache
def ask(request, site):
    """Ask for the code after the password, then sign in."""
    user = second_factor.remembered(request)
    if user is None:
        return redirect("admin:login")
    form = CodeForm(user, request.POST)
    if form.is_valid():
        return redirect(second_factor.sign_in(request, user))
    if form.is_wrong:
        audit.write(user, _("Wrong code of the second factor"))
    return _page(request, site, "ask", {"title": _("Second factor"), "form": form})


@never_cache
def set_up(request, site):
    """Set the second factor up: by choice, or because a role requires it before the admin opens."""
    user = _user(request)
    if user is None:
        return redirect("admin:login")
    if second_factor.is_on(user):
        return _already_on(request, site, user)
    form = FirstCodeForm(user, request.POST)
    if form.is_valid():
        return _turned_on(request, site, user)
    device = second_factor.device_to_confirm(user)
    context = {"form": form, "secret": second_factor.secret(device), "is_required": second_factor.is_required(user)}
    return _page(request, site, "set_up", {"title": _("Set up the second factor")} | context)


def _user(request):
    """Return the signed-in user, or who gave the password of an account without second factor; else None."""
    if request.user.is_active and request.user.is_staff:
        return request.user
    user = second_factor.remembered(request)
    return None if user is None or second_factor.is_on(user) else user


def _turned_on(request, site, user):
    goal = wanted(request)
    if not request.user.is_authenticated:
        goal = second_factor.sign_in(request, user)
    codes = second_factor.turn_on(user)
    audit.write(user, _("Turned the second factor on"))
    return _backup_codes(request, site, codes, goal)


def wanted(request) -> str:
    """Return the address in `next` if it is on this site, else the index of the admin."""
    goal = request.GET.get(REDIRECT_FIELD_NAME, "")
    return goal if _is_ours(goal, request) else reverse("admin:index")


def page_with_the_button(request) -> str:
    """Return the page with the button that was pressed: the address of the button itself may take POST only."""
    page = request.headers.get("referer", "")
    return page if _is_ours(page, request) else request.get_full_path()


def _is_ours(page, request):
    return url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())


def _backup_codes(request, site, codes, goal):
    return _page(request, site, "codes", {"title": _("Backup codes"), "codes": codes, "goal": goal})


def _already_on(request, site, user):
    form = CodeForm(user, request.POST)
    is_required = second_factor.is_required(user)
    if form.is_valid():
        if "new_codes" in request.POST:
            audit.write(user, _("Made new backup codes"))
            return _backup_codes(request, site, second_factor.new_backup_codes(user), reverse("admin:index"))
        if not is_required:
            second_factor.turn_off(user)
            audit.write(user, _("Turned the second factor off"))
            messages.success(request, _("The second factor is off."))
            return redirect("admin:index")
    return _page(request, site, "on", {"title": _("Second factor"), "form": form, "is_required": is_required})


@never_cache
def picture(request):
    """Return the QR code of the device that is being set up, as PNG; 404 if none is."""
    user = _user(request)
    if user is None or second_factor.is_on(user):
        raise Http404
    drawn = io.BytesIO()
    segno.make(second_factor.device_to_confirm(user).config_url).save(drawn, kind="png", scale=6, border=3)
    return HttpResponse(drawn.getvalue(), content_type="image/png")
