"""When a view is counted, and when the numbers are written in: at the outermost door, after the page was answered."""

from stats import live, page_hooks
from stats.collecting import rules


class CountViews:
    """Writes one record for each answer of a page that said it is public (`request.is_public_page`)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        fill_in(response)
        if getattr(request, "is_public_page", False):
            if response.status_code in rules.DELIVERED and rules.is_put_off(request.META):
                put_off(response)
            page_hooks.count(
                request.META,
                response.status_code,
                response.headers.get("Content-Type", ""),
                getattr(request, "viewed_article", None),
                lambda: rules.is_staff(request),
            )
        return response


def put_off(response):
    """Make a refusal of the page; whatever else it says of the site stays."""
    response.status_code, response.content = rules.PUT_OFF, b""
    response._has_been_logged = True  # Else Django reports each as an error of the site.
    for name in ("ETag", "Content-Encoding", "Content-Type"):
        del response.headers[name]
    for name, text in (rules.PUT_OFF_HEADERS | {"Content-Length": "0"}).items():
        response.headers[name] = text


def fill_in(response):
    """Write the live numbers into a page: a kept one knows how, any other HTML that is whole and plain is searched."""
    if hasattr(response, "fill_in"):
        response.fill_in(page_hooks.texts)
    elif (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").startswith("text/html")
    ):
        response.content = live.fill(response.content)
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
