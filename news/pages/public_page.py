"""Public pages, and lists that are cut into numbered pages."""

from functools import wraps

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

PAGE_KEY = "trang"


def public(view):
    """A page for every reader, answered to GET and HEAD; whoever counts views may go by `request.is_public_page`."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        request.is_public_page = True
        return safe(request, *args, **kwargs)

    safe = require_safe(view)
    # Nothing is taken from a POST: it shall reach the answer "only GET and HEAD", and be counted as refused.
    return csrf_exempt(marked)


def page_of(request, things, size: int) -> Page:
    """The page of the list that `?trang=` asks for; Http404 for one that does not exist."""
    number = request.GET.get(PAGE_KEY, "1")
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise Http404
    paginator = Paginator(things, size)
    if number == "1":
        return Page(things[0:size], 1, paginator)  # It is always there: nothing needs to be counted.
    try:
        return paginator.page(int(number))
    except InvalidPage as error:
        raise Http404 from error
