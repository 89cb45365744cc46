"""The report on an import as a table: each file with what it became, or would become, and what to check."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from news.models import ImportedItem, ImportRun
from table_files import Column, Table, xlsx_file


def table(run: ImportRun) -> Table:
    """Return the report on a stored run."""
    items = run.items.select_related("article").iterator(chunk_size=500)
    return of_items(run, items)


def of_items(run: ImportRun, items) -> Table:
    """Return the report on these items, stored or not."""
    columns = [
        Column(_("File"), width=40),
        Column(_("Outcome"), width=18),
        Column(_("Becomes"), width=12),
        Column(_("Title"), width=60),
        Column(_("Published"), width=16),
        Column(_("Views"), is_sum=True),
        Column(_("Category on the old portal"), width=30),
        Column(_("Photos"), is_sum=True),
        Column(_("Documents"), is_sum=True),
        Column(_("Old address"), width=50),
        Column(_("Article"), width=30),
        Column(_("What to check or to do"), width=80),
    ]
    return Table(columns, map(_row, items), [(_("Import"), run.name)])


def written(run: ImportRun, items):
    """Return the report on these items as an open XLSX file."""
    return xlsx_file(of_items(run, items))


def _row(item):
    is_one = item.outcome in (ImportedItem.Outcome.PLANNED, ImportedItem.Outcome.MADE)
    kind = (_("draft") if item.is_draft else _("published article")) if is_one else ""
    published = localtime(item.published_at).strftime("%d/%m/%Y %H:%M") if item.published_at else ""
    article = item.article.get_absolute_url() if item.article else ""
    told = [item.name, str(item.get_outcome_display()), kind, item.title, published, item.views, item.category]
    return [*told, item.photos, item.documents, item.address, article, item.words]
