"""The admin page on which a CSV file of old addresses is checked and then taken."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from news.addresses import csv_file
from news.admin.rendering import render_page

MOST_BYTES = 4 * 2**20
SHOWN = 100


class AddressFile(forms.Form):
    """Takes a CSV file, or in `text` the content of one that was just checked."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        required=False,
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv", "required": True}),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    name = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def clean(self):
        file = self.cleaned_data.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError({"file": _("The file is larger than 4 MB. Split it.")})
        try:
            if file:
                self.cleaned_data |= {"text": csv_file.text_of(file.read()), "name": file.name[-200:]}
            if not self.cleaned_data.get("text"):
                raise csv_file.Refused(_("Choose a file."))
            self.found = csv_file.read(self.cleaned_data["text"])
        except csv_file.Refused as error:
            raise forms.ValidationError({"file": str(error)}) from error


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
