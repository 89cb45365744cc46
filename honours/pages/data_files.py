"""Open data: the grants of a year as CSV, XLSX and JSON. Names that readers do not see are not in them either.

A file is sent while its rows are read, or from a file on disk: neither is held in memory whole.
"""

import json
from collections.abc import Iterator

from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import etag, require_safe

from honours.models import Grant
from honours.register import sums
from honours.register.form import years
from pagecache import public_origin
from pagecache.models import ContentVersion
from request_rates import dear
from table_files import Column, Table, csv_response, xlsx_response

ROWS_A_TIME = 1000
# The names of the values in JSON, in the order of the columns.
NAMES = (
    *("year", "decision", "date", "authority", "method", "kind", "honour", "level", "recipient", "name", "count"),
    *("post", "unit", "unitToday", "reason", "posthumous", "url"),
)


def tag(request, **place) -> str:
    """Return the ETag of a file: the same until something public changes. No row is read for who has the file."""
    return f'W/"{ContentVersion.objects.current()}"'


@require_safe
@dear
@etag(tag)
def year(request, year, kind):
    """Deliver a year's grants as `csv`, `xlsx` or `json`; 304 to who has them. Http404 for another kind or year."""
    if kind not in KINDS or year not in years():
        raise Http404
    response = KINDS[kind](table(request, year), year)
    # Search engines shall send people to the pages, which say what was amended since.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def table(request, year: int) -> Table:
    """Return the grants in force of a year, in the order of the decisions and their lists."""
    columns = [
        Column(_("Year"), width=7),
        Column(_("Decision"), width=18),
        Column(_("Date")),
        Column(_("Authority"), width=30),
        Column(_("Method"), width=16),
        Column(_("Kind of honour"), width=22),
        Column(_("Honour"), width=44),
        Column(_("Level"), width=18),
        Column(_("Recipient"), width=14),
        Column(_("Name"), width=40),
        Column(_("Number of recipients"), True),
        Column(_("Post"), width=24),
        Column(_("Unit, as written"), width=40),
        Column(_("Unit today"), width=40),
        Column(pgettext("grant", "Reason"), width=60),
        Column(_("Posthumous")),
        Column(_("Address of the page"), width=50),
    ]
    made_at = date_format(timezone.localtime(), "DATETIME_FORMAT")
    notes = [
        (_("Year"), str(year)),
        (_("Made at"), made_at),
        (_("Revoked, not counted"), str(sums.revoked_in(year))),
    ]
    return Table(columns, _rows(request, year), notes)


def _rows(request, year) -> Iterator[list]:
    grants = Grant.objects.published().filter(decision__year=year).select_related("decision", "honour", "unit")
    origin = public_origin.origin(request)
    for grant in grants.order_by("decision__signed_on", "decision", "order", "pk").iterator(ROWS_A_TIME):
        decision, honour, unit = grant.decision, grant.honour, grant.unit
        is_told = grant.is_named and not decision.is_hidden_from_search_engines
        yield [
            decision.year,
            decision.number,
            decision.signed_on or "",
            decision.authority,
            decision.get_method_display(),
            str(honour.kind.label),
            str(honour),
            honour.get_level_display(),
            grant.get_recipient_display(),
            f"{grant.address} {grant.name}".strip() if is_told else "",
            grant.count,
            grant.post if is_told else "",
            grant.unit_text,
            unit.name if unit else "",
            grant.reason if is_told else "",
            _("yes") if grant.is_posthumous else "",
            f"{origin}{decision.get_absolute_url()}",
        ]


def _csv(table, year):
    return csv_response(table, f"so-vang-{year}.csv")


def _xlsx(table, year):
    return xlsx_response(table, f"so-vang-{year}.xlsx")


def _json(table, year):
    headers = {"Content-Disposition": f'attachment; filename="so-vang-{year}.json"'}
    return StreamingHttpResponse(_json_pieces(table), content_type="application/json", headers=headers)


def _json_pieces(table):
    comma = "[\n"
    for row in table.rows:
        told = {name: value.isoformat() if hasattr(value, "isoformat") else value
                for name, value in zip(NAMES, row, strict=True)}  # fmt: skip
        yield comma + json.dumps(told, ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n" if comma == ",\n" else "[]\n"


KINDS = {"csv": _csv, "xlsx": _xlsx, "json": _json}
