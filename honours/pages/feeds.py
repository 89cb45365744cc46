"""The Atom feed of new decisions."""

from honours.models import Decision
from pagecache.public_file import answer, file

ENTRIES = 30


@file
def feed(request):
    """Return an Atom feed of the decisions published last."""
    decisions = list(Decision.objects.published().order_by("-published_at", "-pk")[:ENTRIES])
    changed_at = max((decision.updated_at for decision in decisions), default=None)
    context = {"decisions": decisions, "changed_at": changed_at}
    return answer(request, "honours/feed.xml", context, "application/atom+xml; charset=utf-8")
