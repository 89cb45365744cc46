"""The view that delivers the exports as files."""

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.views.decorators.http import require_safe

from stats.desk.access import statistics_page
from stats.exporting.tables import TABLES
from stats.periods import PeriodForm
from table_files import csv_pieces, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@statistics_page
def download(request, table, kind):
    """Deliver a table of TABLES for the period in the address, as `csv` or `xlsx`; 404 for anything else."""
    form = PeriodForm(request.GET)
    if table not in TABLES or kind not in ("csv", "xlsx") or not form.is_valid():
        raise Http404
    period = form.period()
    name = f"{table}_{period.first}_{period.last}.{kind}"
    if kind == "xlsx":
        file = xlsx_file(TABLES[table](period))
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    response = StreamingHttpResponse(csv_pieces(TABLES[table](period)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
