"""The decorator for public pages, and numbered pages of a list."""

from functools import wraps

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from pagecache import responses

PAGE_KEY = "trang"
# How long a cache in between keeps a page, and how long it may go on with it while this site does not answer.
SHARED_SECONDS, STALE_SECONDS = 10, 24 * 3600


def public(view):
    """Decorate a public page's view: GET and HEAD only, with `request.is_public_page` set for whoever counts views."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        request.is_public_page = True
        response = safe(request, *args, **kwargs)
        if response.status_code == responses.OK:
            response.headers.setdefault("Cache-Control", _caching(request))
        return response

    safe = require_safe(view)
    # No CSRF check: a POST changes nothing, and should get the 405 and be counted as a refusal.
    return csrf_exempt(marked)


def _caching(request):
    """Return the Cache-Control of a public page (RFC 9111): browsers ask again, and so does every reader of a cache.

    A cache in between may keep the page for some seconds only where that loses no view.
    """
    if settings.COUNTS_BY_BEACON and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return f"public, max-age=0, s-maxage={SHARED_SECONDS}, stale-if-error={STALE_SECONDS}"
    return "private, no-cache"


def page_of(request, things, size: int) -> Page:
    """Return the page of the list that `?trang=` asks for. Raises Http404 for one that does not exist."""
    number = request.GET.get(PAGE_KEY, "1")
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise Http404
    try:
        return page_number(things, size, int(number))
    except InvalidPage as error:
        raise Http404 from error


def page_number(things, size: int, number: int) -> Page:
    """Return this page of the list. Raises InvalidPage for one that does not exist."""
    paginator = Paginator(things, size)
    if number == 1:
        return Page(things[0:size], 1, paginator)  # The first page always exists: no count is needed.
    return paginator.page(number)
