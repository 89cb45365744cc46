"""The admin page of the most asked addresses that lead nowhere, with a box to give each a target."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from news.addresses.targets import target_of
from news.admin.rendering import render_page
from news.models import OldAddress, UnknownAddress
from news.text.addresses import OldPath

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def unknown(request, model_admin):
    """Show the addresses; give one its target, or say beside its box why that cannot be."""
    if not model_admin.has_add_permission(request) or not model_admin.has_change_permission(request):
        raise PermissionDenied
    refused = _given(request, model_admin) if request.method == "POST" else {}
    if request.method == "POST" and not refused:
        return redirect("admin:news_oldaddress_unknown")
    rows = UnknownAddress.objects.most_asked(SHOWN)
    for row in rows:
        row["address"] = str(OldPath(row["path"], row["query"]))
        row["refused"] = refused if row["address"] == refused.get("address") else {}
    context = {"title": _("Addresses that lead nowhere"), "rows": rows}
    return render_page(model_admin, request, "unknown", context, "addresses")


def _given(request, model_admin):
    """Give the address its target and return {}; or what was entered, and why it was refused."""
    address, target = request.POST.get("address", ""), request.POST.get("target", "")
    try:
        row = OldAddress.objects.lead(address, **target_of(target))
    except ValidationError as error:
        return {"address": address, "target": target, "reason": " ".join(error.messages)}
    model_admin.log_addition(request, row, [{"added": {}}])
    words = _("{address} now leads to: {target}")
    messages.success(request, words.format(address=row, target=row.article or row.category or row.page))
    return {}
