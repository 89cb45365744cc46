"""The table of recipients: its page, reading a list into it, and saving its rows."""

import json
from collections import Counter

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from date_widgets import DateWidget
from honours import log, workflow
from honours.admin.pages import page
from honours.models import Decision, Honour, PersonClass
from honours.recipient_lists import template as own_template
from honours.recipient_lists import values, workbook
from honours.recipient_lists.checking import Checker, Known
from honours.recipient_lists.doubles import same
from honours.recipient_lists.reader import recipient_list
from honours.recipient_lists.storing import store
from honours.recipient_lists.wording import columns, words
from table_files import XLSX

MOST_ROWS = 6000


class DecisionForm(forms.ModelForm):
    """The fields of a decision that is begun with a list."""

    class Meta:
        model = Decision
        fields = ["number", "signed_on", "year", "authority", "subject", "method"]
        widgets = {
            "number": UnfoldAdminTextInputWidget,
            "signed_on": DateWidget,
            "year": UnfoldAdminTextInputWidget(attrs={"inputmode": "numeric"}),
            "authority": UnfoldAdminTextInputWidget,
            "subject": UnfoldAdminTextInputWidget,
            "method": UnfoldAdminSelectWidget,
        }


@require_safe
def from_list(request, model_admin):
    """Show an empty table above which a new decision is named; a list is read into it."""
    if not workflow.may_change(request.user, Decision()):
        raise PermissionDenied
    form = DecisionForm(initial={"year": timezone.localdate().year})
    title = _("Decision from a list of recipients")
    return page(model_admin, request, "recipients", _context(None, []) | {"form": form, "title": title})


@require_safe
def table(request, pk, model_admin):
    """Show the recipients of a decision as a table, which those who may change it edit in place."""
    decision = get_object_or_404(Decision, pk=pk)
    if not model_admin.has_view_permission(request, decision):
        raise PermissionDenied
    grants = decision.grants.select_related("honour", "person_class", "revoked_by")
    rows = [{"pk": grant.pk, "values": values.shown(grant), "order": grant.order,
             "locked": str(grant.revoked_by or "")} for grant in grants]  # fmt: skip
    context = _context(decision, rows, workflow.may_change(request.user, decision))
    return page(model_admin, request, "recipients", context | {"title": _("Recipients")})


def _context(decision, rows, may_change=True):
    table = {
        "rows": rows,
        "columns": columns(),
        "words": words(),
        "mayChange": may_change,
        "read": reverse("admin:honours_decision_read_list"),
        "isNew": decision is None,
        "decision": decision and decision.pk,
        "save": _address(decision),
    }
    return {
        "decision": decision,
        "table": table,
        "may_change": may_change,
        "honours": [str(honour) for honour in Honour.objects.all()],
        "classes": [str(one) for one in PersonClass.objects.all()],
    }


def _address(decision):
    if decision is None:
        return reverse("admin:honours_decision_create")
    return reverse("admin:honours_decision_save_recipients", args=[decision.pk])


@require_POST
def read(request, model_admin):
    """Return what the sheets of an uploaded list hold, each row checked; nothing is stored."""
    decision = _decision(request.POST.get("decision", ""), request.POST.get("year", ""))
    if not workflow.may_change(request.user, decision):
        raise PermissionDenied
    upload = request.FILES.get("list")
    if upload is None:
        return JsonResponse({"error": _("Choose a file.")})
    try:
        sheets = workbook.sheets(upload)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)})
    known = Known()
    lists = [recipient_list(sheet, known.honours) for sheet in sheets]
    return JsonResponse({"sheets": [_sheet(one, decision, request.user, known) for one in lists]})


def _decision(pk, year):
    if pk.isascii() and pk.isdigit():
        return get_object_or_404(Decision, pk=int(pk))
    is_year = year.isascii() and year.isdigit() and len(year) == 4
    return Decision(year=int(year) if is_year else timezone.localdate().year)


def _sheet(found, decision, user, known):
    if not decision.pk:
        decision = Decision(**{"year": decision.year} | found.decision)
    rows = [row._asdict() for row in found.rows]
    checked = Checker(decision, workflow.may_publish(user), known).check([values.sent(row) for row in rows])
    stored = Counter(same(grant) for grant in decision.grants.filter(revoked_by=None)) if decision.pk else Counter()
    named = {name: value for name, value in found.decision.items() if name != "signed_on"}
    if day := found.decision.get("signed_on"):
        named["signed_on"] = f"{day:%d/%m/%Y}"
    return {
        "title": found.sheet,
        "decision": named,
        "messages": found.messages,
        "rows": [
            {
                "key": row["key"],
                "line": row["line"],
                "values": {name: row[name] for name in values.FIELDS},
                "faults": one.faults,
                "warnings": [*row["notes"], *one.warnings],
                "nearest": one.nearest,
                "isStored": _is_stored(one.grant, stored),
            }
            for row, one in zip(rows, checked, strict=True)
        ],
    }


def _is_stored(grant, stored):
    """Return whether the decision has this recipient already; one of those in `stored` is used up then."""
    key = same(grant)
    is_there = key is not None and stored[key] > 0
    stored[key] -= is_there
    return is_there


@require_POST
def save(request, pk, model_admin):
    """Save the rows that a browser sent; return what became of each."""
    decision = get_object_or_404(Decision, pk=pk)
    return JsonResponse({"rows": _saved(decision, _sent(request), request.user)})


@require_POST
@transaction.atomic
def create(request, model_admin):
    """Make the decision that was named above the table, as a draft, and save the rows; return its addresses."""
    if not workflow.may_change(request.user, Decision()):
        raise PermissionDenied
    sent = _sent(request)
    form = DecisionForm(sent["decision"])
    if not form.is_valid():
        return JsonResponse({"decisionFaults": {name: " ".join(faults) for name, faults in form.errors.items()}})
    decision = form.save()
    log.write(decision, request.user, _("Began with a list of recipients."))
    rows = _saved(decision, sent, request.user)
    return JsonResponse(
        {
            "rows": rows,
            "decision": decision.pk,
            "title": str(decision),
            "save": _address(decision),
            "page": reverse("admin:honours_decision_recipients", args=[decision.pk]),
            "form": reverse("admin:honours_decision_change", args=[decision.pk]),
        }
    )


def _sent(request):
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    sent = sent if isinstance(sent, dict) else {}
    rows, removed = sent.get("rows", []), sent.get("removed", [])
    if not isinstance(rows, list) or not isinstance(removed, list) or len(rows) > MOST_ROWS:
        raise BadRequest
    decision = sent.get("decision")
    named = decision.items() if isinstance(decision, dict) else ()
    texts = {name: value for name, value in named if isinstance(value, str)}
    return {"rows": [row for row in rows if isinstance(row, dict)], "removed": removed, "decision": texts}


def _saved(decision, sent, user):
    told = store(decision, sent["rows"], sent["removed"], user)
    return [one._asdict() for one in told]


@require_safe
def template(request, model_admin):
    """Return the product's own workbook for lists."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    headers = {"Content-Disposition": 'attachment; filename="danh-sach-khen-thuong.xlsx"'}
    return HttpResponse(own_template.workbook(), XLSX, headers=headers)
