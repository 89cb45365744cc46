"""The readers' views of the register: search, years, decisions, units."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from honours.models import Decision, Grant, Unit
from honours.pages import groups
from honours.register import hits, marks, sums, units
from honours.register.form import RegisterForm, years
from honours.register.query import Wanted
from pagecache.page_addresses import moved
from pagecache.public_page import page_of, public
from pagecache.row_field import RowField
from request_rates import dear

HITS_A_PAGE = 50
DECISIONS_A_PAGE = 20
GRANTS_A_PAGE = 200
NEWEST = 10


@public
@dear
def register(request):
    """Show the search with one page of hits; before anything is asked, the years and the newest decisions."""
    form = RegisterForm(request.GET)
    found, is_asked = form.find()
    page = page_of(request, found.pks, HITS_A_PAGE)
    context = {
        "form": form,
        "is_asked": is_asked,
        "page": page,
        "grants": hits.grants(list(page)),
        "number": len(found.pks),
        "older": found.older and form.query(truoc=found.older),
        "units": units.named(form.cleaned_data["q"]) if is_asked else [],
        "years": years(),
        "decisions": [] if is_asked else with_sums(Decision.objects.published().newest_first()[:NEWEST]),
    }
    return render(request, "honours/register.html", context)


@public
def year(request, year):
    """Show a year's tables and its decisions. Raises Http404 for a year without decisions."""
    listed = years()
    if year not in listed:
        raise Http404
    place = listed.index(year)
    page = page_of(request, Decision.objects.published().filter(year=year).newest_first(), DECISIONS_A_PAGE)
    context = {
        "year": year,
        "tables": sums.of_year(year),
        "revoked": sums.revoked_in(year),
        "page": page,
        "decisions": with_sums(page),
        "later": listed[place - 1] if place else None,
        "earlier": listed[place + 1] if place + 1 < len(listed) else None,
    }
    return render(request, "honours/year.html", context)


@public
def decision(request, address):
    """Show a decision with its grants; redirect to its canonical address. Raises Http404 for a draft."""
    decision = get_object_or_404(Decision.objects.published().select_related("topic"), pk=address.pk)
    if response := moved(decision, request):
        return response
    named, unnamed = groups.named_and_unnamed(decision)
    page = page_of(request, named, GRANTS_A_PAGE)
    context = {
        "decision": decision,
        "tables": sums.tables(Grant.objects.published().filter(decision=decision)),
        "revoked": groups.revoked_from(decision),
        "page": page,
        "groups": groups.by_honour(page),
        "unnamed": [] if page.has_next() else groups.counted(unnamed),
        "changed_by": groups.changes(decision, decision.changed_by, "later"),
        "changes": groups.changes(decision, decision.changes, "earlier"),
        "articles": decision.articles.published().newest_first().only("title", "slug", "published_at"),
    }
    response = render(request, "honours/decision.html", context)
    if decision.is_hidden_from_search_engines:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"  # Its files tell the names too.
    return response


@public
def unit(request, address):
    """Show what a unit received over the years, also under the names of those that were merged into it."""
    unit = get_object_or_404(Unit, pk=address.pk)
    if response := moved(unit, request):
        return response
    pks = Unit.objects.merged_into([unit.pk])
    wanted = Wanted(marks=(tuple(map(marks.of_unit, sorted(pks))),))
    found = hits.find(wanted, span=hits.Span().ending(RowField().clean(request.GET.get("truoc"))))
    if not found.pks:
        raise Http404
    page = page_of(request, found.pks, HITS_A_PAGE)
    context = {
        "unit": unit,
        "today": unit.today(),
        "others": Unit.objects.filter(pk__in=pks - {unit.pk}),
        "tables": sums.tables(Grant.objects.published().filter(unit__in=pks)),
        "page": page,
        "years": groups.by_year(hits.grants(list(page))),
        "older": found.older and f"truoc={found.older}",
    }
    return render(request, "honours/unit.html", context)


def with_sums(decisions) -> list[Decision]:
    """Return the decisions, each with the number of its `recipients`."""
    decisions = list(decisions)
    recipients = sums.recipients_of([one.pk for one in decisions])
    for one in decisions:
        one.recipients = recipients.get(one.pk, 0)
    return decisions
