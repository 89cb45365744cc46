"""The views of error pages."""

import logging
import sys

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

import networks
from databases.presence import is_unavailable, presence
from news.pages import old_addresses, unknown_addresses
from news.search import address_words
from portal.accounts import signing_in
from portal.identity import mistyped_addresses
from request_rates import allowances
from stats.collecting import rules

logger = logging.getLogger(__name__)

RETRY_SECONDS = "10"


def csrf_failure(request, reason=""):
    """Answer a failed CSRF check: a page opened before signing in in another tab, or a browser without cookies."""
    is_signing_in = request.path == reverse("admin:login")
    if is_signing_in and request.user.is_authenticated:
        return redirect(signing_in.wanted(request))
    context = {"is_signing_in": is_signing_in} | ({} if is_signing_in else _way_back(request))
    return render(request, "403_csrf.html", context, status=403)


def _way_back(request) -> dict:
    """Return the context of the link back to a page of the admin, through sign-in if needed; {} elsewhere."""
    if not request.path.startswith(reverse("admin:index")):
        return {}
    page, is_here = signing_in.page_with_the_button(request), request.user.is_authenticated
    login = f"{reverse('admin:login')}?{urlencode({'next': page})}"
    return {"way_back": page if is_here else login, "is_here": is_here}


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """Redirect an old or mistyped address to the one that was meant, else show the page of error 404."""
    if redirect := old_addresses.leads_on(request) or mistyped_addresses.meant(request):
        return redirect
    context = {"words": "", "articles": []}
    if rules.is_person(request):
        if request.method == "GET":
            unknown_addresses.asked.note(request)
        context = _meant(request)
    return render(request, "404.html", context, status=404)


def _meant(request):
    """Return the words of the address and the articles that have them; a network that asks for many gets none."""
    words = address_words.words_of(request.path_info)
    if not words or allowances.take(networks.of(networks.client_address(request))):
        return {"words": words, "articles": []}
    return {"words": words, "articles": address_words.articles_of(words)}


def server_error(request):
    """Show the page of error 500, or 503 when the database is away; neither asks it."""
    error = sys.exception()
    return unavailable(request, error) if is_unavailable(error) else render(request, "500.html", status=500)


def unavailable(request, error):
    """Show the page of error 503, with one line in the log unless the database is known to be away."""
    presence.doubt()
    presence.refused()
    presence.warn(logger, "503 for %s: %s", request.path, " ".join(str(error).split()))
    page = render(request, "503.html", status=503)
    page.headers["Cache-Control"], page.headers["Retry-After"] = "no-store", RETRY_SECONDS
    page._has_been_logged = True  # By Django, with a traceback of each request.
    return page
