"""The yearly forms at the desk: to look at and print, and as XLSX."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from honours.models.decisions import FIRST_YEAR, LAST_YEAR
from honours.register.form import years as years_with_decisions
from honours.yearly_forms.forms import forms
from honours.yearly_forms.workbook import spans, workbook
from table_files import XLSX


@require_safe
def show(request, model_admin):
    """Show the forms of the year in the address, or of the newest that has decisions."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    years = years_with_decisions()
    wanted = request.GET.get("year", "")
    year = int(wanted) if _is_year(wanted) else next(iter(years), timezone.localdate().year)
    filled = [{"form": form, "headings": _headings(form)} for form in forms(year)]
    context = {"title": _("Yearly forms"), "year": year, "years": years, "forms": filled, "made_at": timezone.now()}
    return render(request, "admin/honours/decision/yearly_forms.html", context)


def _is_year(text):
    return text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR


def _headings(form):
    """Return rows of headings, each of them with its title and how many columns and rows it spans."""
    height = max(len(column.titles) for column in form.columns)
    return [
        [
            {"title": title, "columns": last - first + 1, "rows": 1 if is_deep else height - level}
            for first, last, title, is_deep in spans(form.columns, level, height)
        ]
        for level in range(height)
    ]


@require_safe
def download(request, year, model_admin):
    """Return the forms of a year as XLSX."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="bieu-thi-dua-khen-thuong-{year}.xlsx"'}
    return HttpResponse(workbook(forms(year), year), XLSX, headers=headers)
