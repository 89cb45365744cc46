"""Redirects from the addresses of an older portal."""

from django.http import HttpResponsePermanentRedirect

from news.models import OldAddress
from pagecache.lookup import asks_for_an_older_page

# Browsers would remember a permanent redirect for ever, and an editor may correct its target.
REMEMBERED = "public, max-age=3600"


def leads_on(request) -> HttpResponsePermanentRedirect | None:
    """Return a redirect to the target of an old address; None if it is none, or readers would find nothing there."""
    is_own = request.resolver_match and not asks_for_an_older_page(request.META)
    if request.method not in ("GET", "HEAD") or is_own:
        return None
    known = OldAddress.objects.of(request.get_full_path_info())
    target = known and known.target()
    if not target:
        return None
    request.is_lasting_redirect = True
    return HttpResponsePermanentRedirect(target, headers={"Cache-Control": REMEMBERED})
