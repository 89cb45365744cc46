"""The opinions on a consultation as a table to export."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from honours.models import Consultation
from table_files import Column, Table


def table(consultation: Consultation) -> Table:
    """Return the opinions in the order in which they were received."""
    columns = [
        Column(_("Number"), width=8),
        Column(_("Received"), width=17),
        Column(_("About whom"), width=28),
        Column(_("Opinion"), width=90),
        Column(_("Name"), width=24),
        Column(_("Contact"), width=24),
        Column(_("Status"), width=14),
        Column(_("Answer"), width=60),
    ]
    notes = [
        (_("Consultation"), consultation.title),
        (_("Made at"), date_format(timezone.localtime(), "DATETIME_FORMAT")),
        (_("To be deleted here on"), date_format(consultation.deletes_opinions_on, "SHORT_DATE_FORMAT")),
    ]
    return Table(columns, _rows(consultation), notes)


def _rows(consultation):
    opinions = consultation.opinions.select_related("nominee").order_by("received_at", "pk")
    for number, opinion in enumerate(opinions.iterator(), start=1):
        received = date_format(timezone.localtime(opinion.received_at), "d/m/Y H:i")
        about = opinion.nominee.name if opinion.nominee else ""
        written = [opinion.text, opinion.name, opinion.contact]
        yield [number, received, about, *written, opinion.get_status_display(), opinion.answer]
