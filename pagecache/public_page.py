"""The decorator for public pages, and numbered pages of a list."""

from functools import wraps

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

PAGE_KEY = "trang"


def public(view):
    """Decorate a public page's view: GET and HEAD only, with `request.is_public_page` set for whoever counts views."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        request.is_public_page = True
        return safe(request, *args, **kwargs)

    safe = require_safe(view)
    # No CSRF check: a POST changes nothing, and should get the 405 and be counted as a refusal.
    return csrf_exempt(marked)


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
