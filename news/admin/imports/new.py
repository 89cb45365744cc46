"""The page on which an import begins: a file is sent, or a folder on the server is chosen."""

import re
import secrets
import shutil

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminSelectWidget

from news.admin.rendering import render_page
from news.models import ImportRun
from news.moving_in import working

MOST_BYTES = 2 * 2**30
KINDS = (".zip", ".docx", ".xlsx", ".xml", ".sql", ".html", ".htm", ".txt")
OWN_FOLDERS = {"unpacked", "uploads"}
_UNSAFE = re.compile(r"[^\w. -]+")


class NewImport(forms.Form):
    """Takes a file, or the name of a file or folder that an administrator put into the server's folder for imports."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput({"accept": ",".join(KINDS)}),
        help_text=gettext_lazy(
            "A zip file of saved pages with their photos, an export of WordPress (.xml) or NukeViet (.sql), a list in "
            "Excel with its Word files as a zip file, or one page or Word file."
        ),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Or a folder on the server"), required=False, widget=UnfoldAdminSelectWidget()
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "–"), *((name, name) for name in places())]

    def clean(self):
        file = self.cleaned_data.get("file")
        if not self.errors and bool(file) == bool(self.cleaned_data.get("place")):
            raise forms.ValidationError(_("Choose either a file or a folder on the server."))
        if file and not file.name.lower().endswith(KINDS):
            words = _("This kind of file cannot be imported. Choose one of: {kinds}.")
            raise forms.ValidationError({"file": words.format(kinds=", ".join(KINDS))})
        if file and file.size > MOST_BYTES:
            words = _("The file is larger than 2 GB: put it into the server's folder for imports instead.")
            raise forms.ValidationError({"file": words})


def places() -> list[str]:
    """Return the files and folders in the server's folder for imports; links are none."""
    found = settings.IMPORT_DIR.iterdir() if settings.IMPORT_DIR.is_dir() else ()
    return sorted(path.name for path in found if path.name not in OWN_FOLDERS and not path.is_symlink())


def begin(request, model_admin):
    """Show the form; with a file or folder chosen, begin the dry run and go to its page."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = NewImport(request.POST or None, request.FILES or None)
    if form.is_valid():
        run = _begun(form, request.user)
        working.start(run, "read")
        return redirect("admin:news_importrun_change", run.pk)
    context = {"title": _("New import"), "form": form, "folder": settings.IMPORT_DIR}
    return render_page(model_admin, request, "new", context, "imports")


@transaction.atomic
def _begun(form, user):
    file, place = form.cleaned_data["file"], form.cleaned_data["place"]
    path = _stored(file) if file else settings.IMPORT_DIR / place
    return ImportRun.objects.create(name=(file.name if file else place)[-300:], path=str(path), creator=user)


def _stored(file):
    """Store an upload in a folder of its own, so that nothing else lies beside it, and return its path."""
    folder = settings.IMPORT_DIR / "uploads" / secrets.token_hex(8)
    folder.mkdir(parents=True)
    path = folder / (_UNSAFE.sub("_", file.name).lstrip(". ")[-150:] or "file")
    with path.open("wb") as stored:
        shutil.copyfileobj(file, stored)
    return path
