"""The page that makes units of the names that lists write."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from honours.admin.pages import page
from honours.recipient_lists import unit_names


@require_http_methods(["GET", "HEAD", "POST"])
def unlinked(request, model_admin):
    """Show the names without a unit; make units of those that were ticked."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    found = unit_names.unlinked()
    if request.method == "POST":
        ticked = {*request.POST.getlist("name")}
        made = unit_names.make([one.name for one in found if one.name in ticked])
        for unit in made:
            model_admin.log_addition(request, unit, [{"added": {}}])
        messages.success(request, _("Units made: {number}.").format(number=len(made)))
        return redirect("admin:honours_unit_unlinked")
    return page(model_admin, request, "unlinked", {"title": _("Names without a unit"), "names": found})
