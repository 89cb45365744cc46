"""The sitemaps of the register: its years in one file, decisions and units in parts of 10,000."""

from django.http import Http404
from django.urls import reverse

from honours.models import Decision, Unit
from honours.register import units
from honours.register.form import years
from pagecache.public_file import answer, file

ADDRESSES_A_FILE = 10_000


@file
def of_years(request):
    """Return the sitemap of the register itself and its years."""
    addresses = [reverse("honours:register"), *(reverse("honours:year", args=[year]) for year in years())]
    return _answer(request, [(address, None) for address in addresses])


@file
def of_decisions(request, part):
    """Return a part of the decisions without those that keep out of search engines; Http404 if there is none."""
    return _answer(request, [(one.get_absolute_url(), one.updated_at) for one in _part(_decisions(), part)])


@file
def of_units(request, part):
    """Return a part of the units that have a page. Raises Http404 for a part that does not exist."""
    pks = _part(sorted(units.with_honours()), part)
    shown = Unit.objects.in_bulk(pks)
    return _answer(request, [(shown[pk].get_absolute_url(), None) for pk in pks])


def addresses() -> list[str]:
    """Return the addresses of all these files."""
    decisions, shown = _decisions().count(), len(units.with_honours())
    return [
        reverse("honours:sitemap"),
        *(reverse("honours:sitemap_decisions", args=[part]) for part in _parts(decisions)),
        *(reverse("honours:sitemap_units", args=[part]) for part in _parts(shown)),
    ]


def _decisions():
    """Return the decisions in an order that new ones only lengthen, so that earlier parts stay the same."""
    return Decision.objects.published().filter(is_hidden_from_search_engines=False).order_by("pk")


def _parts(number):
    return range(1, -(-number // ADDRESSES_A_FILE) + 1)


def _part(things, part):
    begin = (part - 1) * ADDRESSES_A_FILE
    found = list(things[begin : begin + ADDRESSES_A_FILE]) if begin >= 0 else []
    if not found:
        raise Http404
    return found


def _answer(request, entries):
    return answer(request, "news/sitemap.xml", {"entries": entries}, "application/xml")
