"""The admin page on which daily figures of an older counter are imported."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from csv_uploads import CsvUpload
from stats.desk.access import page, page_for
from stats.importing import csv_file, daily_figures
from stats.models import HistoryImport
from stats.site import site_sums

SHOWN = 50


class HistoryForm(CsvUpload):
    """Takes a CSV file of daily figures, and a note on where they are from."""

    most_bytes = 2 * 2**20
    too_large = gettext_lazy("The file is larger than 2 MB.")

    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=HistoryImport._meta.get_field("note").max_length,
        help_text=gettext_lazy("Which counter, and who handed its figures over."),
    )

    def read(self, text):
        self.days, self.wrong = found = csv_file.read(text)
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@page_for("stats.view_statistics", "stats.add_historyimport")
def imports(request):
    """Check the file and show what would be added; add it when that is confirmed."""
    form = HistoryForm(request.POST or None, request.FILES or None)
    checked = form.is_valid() and not form.wrong and form.days
    if checked and "import" in request.POST:
        added = daily_figures.add(
            form.days,
            file=form.cleaned_data["name"],
            note=form.cleaned_data["note"],
            imported_by=f"{request.user} ({request.user.get_username()})",
        )
        messages.success(request, _("{count} days were added.").format(count=len(form.days)))
        return redirect("statistics:history") if added else None
    return page(
        request,
        "history.html",
        _("Imported history"),
        form=form,
        checked=checked,
        wrong=getattr(form, "wrong", [])[:SHOWN],
        wrong_count=len(getattr(form, "wrong", [])),
        **(outlook(form.days) if checked else {}),
        imported=HistoryImport.objects.with_sums(),
    )


def outlook(days):
    """Return the context that shows what the import would add: sums, last day, totals before and after."""
    sums = [sum(day.views for day in days), sum(day.visitors for day in days)]
    total = site_sums.totals()
    return {"sums": sums, "last": days[-1].day, "total": total, "total_after": total["visitors"] + sums[1]}


@require_POST
@page_for("stats.view_statistics", "stats.delete_historyimport")
def undo(request, pk):
    """Take the days of the import with this pk out of the statistics again."""
    daily_figures.undo(get_object_or_404(HistoryImport, pk=pk))
    messages.success(request, _("The imported days were taken out of the figures again."))
    return redirect("statistics:history")
