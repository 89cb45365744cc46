"""The views of the statistics in the admin: dashboard, lists of articles and output, definitions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stats.articles import article_sums, outputs, rankings
from stats.definitions import DEFINITIONS
from stats.desk import dashboard as numbers
from stats.desk.access import page, statistics_page
from stats.draining import health
from stats.models import Machine
from stats.periods import PRESETS, PeriodForm
from stats.site import series

ARTICLES_A_PAGE = 50
MOST_ROWS = 500


def of_period(request) -> dict:
    """Return the context of the period in the address: the form, the period, the presets."""
    form = PeriodForm(request.GET)
    period = form.period()
    presets = [(name, label) for name, (label, _of) in PRESETS.items()]
    return {"form": form.shown(period), "period": period, "presets": presets}


@require_safe
@statistics_page
def dashboard(request):
    """Show the numbers of now and of the period."""
    context = of_period(request)
    period = context["period"]
    step = series.step_of(period, request.GET.get("buoc"))
    read = article_sums.sums_with_groups(period)
    return page(
        request,
        "dashboard.html",
        _("Visitor statistics"),
        **context,
        freshness=health.freshness(),
        now=numbers.now(),
        step=step,
        steps=series.steps_of(period),
        points=series.compared(period, step),
        sums=series.sums(period),
        sums_before=period.previous and series.sums(period.previous),
        by_readers=rankings.top(read, "readers", 10),
        by_views=rankings.top(read, "views", 10),
        total=rankings.total(read),
        shares=rankings.shares(read),
        devices=numbers.device_kinds(period),
        referrers=numbers.referrers(period),
        refused=numbers.refused(period),
        late=numbers.late(period),
    )


class Ranking:
    """The ranked articles of a period, as a sequence for a Paginator, which slices out one page."""

    def __init__(self, sums, order):
        self.sums, self.order = sums, order

    def __len__(self):
        return len(self.sums)

    def __getitem__(self, wanted):
        return rankings.top(self.sums, self.order, wanted.stop - wanted.start, wanted.start)


@require_safe
@statistics_page
def articles(request):
    """Show the articles of the period, ranked by readers or views."""
    context = of_period(request)
    order = "views" if request.GET.get("thu-tu") == "luot-xem" else "readers"
    read = article_sums.sums(context["period"])
    shown = Paginator(Ranking(read, order), ARTICLES_A_PAGE).get_page(request.GET.get("trang"))
    title = _("Articles by readers and views")
    return page(request, "articles.html", title, **context, order=order, shown=shown, total=rankings.total(read))


@require_safe
@statistics_page
def output(request):
    """Show the output of the authors in the period, at most MOST_ROWS rows."""
    context = of_period(request)
    rows = outputs.outputs(context["period"])
    more = max(0, len(rows) - MOST_ROWS)
    total = outputs.total(rows)
    return page(
        request, "output.html", _("Output of the authors"), **context, rows=rows[:MOST_ROWS], more=more, total=total
    )


@require_safe
@statistics_page
def definitions(request):
    """Show what the numbers mean."""
    return page(request, "definitions.html", _("What the numbers mean"), definitions=DEFINITIONS.values())


@require_POST
@statistics_page
def forget_machine(request, spool):
    """Take a machine that is gone for good out of the list; one that still drains appears again by itself."""
    Machine.objects.filter(spool=spool).delete()
    messages.success(request, _("The machine is no longer listed."))
    return redirect("statistics:dashboard")
