"""The view that delivers the exports as files."""

from django.http import Http404
from django.views.decorators.http import require_safe

from stats.desk.access import statistics_page
from stats.exporting.tables import TABLES
from stats.periods import PeriodForm
from table_files import csv_response, xlsx_response


@require_safe
@statistics_page
def download(request, table, kind):
    """Deliver a table of TABLES for the period in the address, as `csv` or `xlsx`; 404 for anything else."""
    form = PeriodForm(request.GET)
    if table not in TABLES or kind not in ("csv", "xlsx") or not form.is_valid():
        raise Http404
    period = form.period()
    name = f"{table}_{period.first}_{period.last}.{kind}"
    deliver = xlsx_response if kind == "xlsx" else csv_response
    return deliver(TABLES[table](period), name)
