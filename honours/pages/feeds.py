"""Files for programs: the Atom feed of new decisions, and the sitemap of the register."""

from django.urls import reverse

from honours.models import Decision, Grant, Unit
from honours.register.form import years
from pagecache.public_file import answer, file

ENTRIES = 30
MOST_ADDRESSES = 50_000  # Of one sitemap, by its standard.


@file
def feed(request):
    """Return an Atom feed of the decisions published last."""
    decisions = list(Decision.objects.published().order_by("-published_at", "-pk")[:ENTRIES])
    changed_at = max((decision.updated_at for decision in decisions), default=None)
    context = {"decisions": decisions, "changed_at": changed_at}
    return answer(request, "honours/feed.xml", context, "application/atom+xml; charset=utf-8")


@file
def sitemap(request):
    """Return the sitemap of years, decisions and units; decisions that keep out of search engines are left out."""
    addresses = [reverse("honours:register"), *(reverse("honours:year", args=[year]) for year in years())]
    decisions = Decision.objects.published().filter(is_hidden_from_search_engines=False).newest_first()
    units = Unit.objects.filter(pk__in=Grant.objects.published().values("unit"))
    entries = [
        *((address, None) for address in addresses),
        *((one.get_absolute_url(), one.updated_at) for one in decisions[:MOST_ADDRESSES].iterator()),
        *((one.get_absolute_url(), None) for one in units.iterator()),
    ]
    return answer(request, "news/sitemap.xml", {"entries": entries[:MOST_ADDRESSES]}, "application/xml")
