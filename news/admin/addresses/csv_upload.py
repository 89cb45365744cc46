"""The admin page on which a CSV file of old addresses is checked and then taken."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from csv_uploads import CsvUpload
from news.addresses import csv_file
from news.admin.rendering import render_page

SHOWN = 100


class AddressFile(CsvUpload):
    """Takes a CSV file of old addresses."""

    most_bytes = 4 * 2**20
    too_large = gettext_lazy("The file is larger than 4 MB. Split it.")
    read = staticmethod(csv_file.read)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request, model_admin):
    """Show what the file would do; do it when that is confirmed. Refused lines are left out."""
    if not model_admin.has_add_permission(request) or not model_admin.has_change_permission(request):
        raise PermissionDenied
    form = AddressFile(request.POST or None, request.FILES or None)
    found = form.found if form.is_valid() else None
    if found and found.to_write and "import" in request.POST:
        csv_file.write(found, request.user, form.cleaned_data["name"])
        count = len(found.to_write)
        words = ngettext("Imported {count} old address.", "Imported {count} old addresses.", count)
        messages.success(request, words.format(count=count))
        return redirect("admin:news_oldaddress_changelist")
    context = {"title": _("Old addresses from a CSV file"), "form": form, "found": found, "shown": SHOWN}
    return render_page(model_admin, request, "csv", context, "addresses")
