"""The page of one import: how far it is, what each file became, and its next steps."""

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from news.admin.imports.rules import Rules
from news.admin.rendering import render_page
from news.models import ImportedItem, ImportRun
from news.moving_in import report, unpacking, working
from table_files import xlsx_response

ON_A_PAGE = 100
State = ImportRun.State
AGAIN = {State.READING: "read", State.IMPORTING: "import", State.UNDOING: "undo"}
BUSY = gettext_lazy("This import is being worked on already: wait until it is finished.")


@require_safe
def show(request, model_admin, pk):
    """Show the import; while a process works on it, the page asks anew every few seconds."""
    run = _run(request, model_admin, pk)
    has_any = run.items.filter(outcome=ImportedItem.Outcome.PLANNED).exists()
    return _page(request, model_admin, run, Rules(run) if run.state == State.READ and has_any else None)


@require_POST
def take_in(request, model_admin, pk):
    """Keep the rules for categories, and begin the import."""
    run = _run(request, model_admin, pk)
    rules = Rules(run, request.POST)
    if run.state != State.READ:
        messages.error(request, BUSY)
    elif not rules.is_valid():
        return _page(request, model_admin, run, rules)
    else:
        with transaction.atomic():
            rules.keep()
            _begin(run, State.IMPORTING)
        working.start(run, "import")
    return redirect("admin:news_importrun_change", run.pk)


@require_POST
def go_on(request, model_admin, pk):
    """Go on with what was interrupted."""
    run = _run(request, model_admin, pk)
    if not run.is_stopped:
        messages.error(request, BUSY)
    else:
        _begin(run, run.state)
        working.start(run, AGAIN[run.state])
    return redirect("admin:news_importrun_change", run.pk)


@require_POST
def undo(request, model_admin, pk):
    """Begin to take back what the import made."""
    run = _run(request, model_admin, pk)
    if not run.may_be_undone:
        messages.error(request, BUSY)
    else:
        run.into_the_bin = request.POST.get("how") != "for-ever"
        run.save(update_fields=["into_the_bin"])
        _begin(run, State.UNDOING)
        working.start(run, "undo")
    return redirect("admin:news_importrun_change", run.pk)


@require_POST
def forget(request, model_admin, pk):
    """Delete the import from the list, and the file that was sent for it; articles that it made stay."""
    run = _run(request, model_admin, pk)
    if run.is_at_work:
        messages.error(request, BUSY)
        return redirect("admin:news_importrun_change", run.pk)
    unpacking.forget(Path(run.path))
    uploads = settings.IMPORT_DIR / "uploads"
    if uploads in Path(run.path).parents:
        shutil.rmtree(Path(run.path).parent, ignore_errors=True)
    run.delete()
    messages.success(request, _("The import was deleted from the list; its articles stay."))
    return redirect("admin:news_importrun_changelist")


@require_safe
def download(request, model_admin, pk):
    """Deliver the report as an XLSX file."""
    run = _run(request, model_admin, pk)
    return xlsx_response(report.table(run), f"nhap-bai-{run.pk}.xlsx")


def _run(request, model_admin, pk):
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    return get_object_or_404(ImportRun, pk=pk)


def _begin(run, state):
    """Note that a process will begin, so that the page waits for it."""
    run.state, run.problem, run.alive_at, run.started_at = state, "", None, timezone.now()
    run.save(update_fields=["state", "problem", "alive_at", "started_at"])


def _page(request, model_admin, run, rules):
    chosen = request.GET.get("outcome", "")
    items = run.items.select_related("article")
    if chosen in dict(ImportedItem.Outcome.choices):
        items = items.filter(outcome=chosen)
    counts = run.counts()
    context = {
        "title": run.name,
        "run": run,
        "rules": rules,
        "counts": [(value, label, counts[value]) for value, label in ImportedItem.Outcome.choices if value in counts],
        "chosen": chosen,
        "items": Paginator(items, ON_A_PAGE).get_page(request.GET.get("page")),
        "all": sum(counts.values()),
        "may_go_on": run.is_stopped,
        "is_starting": run.is_at_work and run.alive_at is None,
    }
    return render_page(model_admin, request, "run", context, "imports")
