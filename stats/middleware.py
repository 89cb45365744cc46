"""When a view is counted, and when the numbers are written in: at the outermost door, after the page was answered."""

from stats import counting, door, live


class CountViews:
    """Writes one record for each answer of a page that said it is public (`request.is_public_page`)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        fill_in(response)
        if getattr(request, "is_public_page", False):
            door.count(
                request.META,
                response.status_code,
                response.headers.get("Content-Type", ""),
                getattr(request, "viewed_article", None),
                lambda: counting.is_staff(request),
            )
        return response


def fill_in(response):
    """Write the live numbers into a page: a kept one knows how, any other HTML that is whole and plain is searched."""
    if hasattr(response, "fill_in"):
        response.fill_in(door.texts)
    elif (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").startswith("text/html")
    ):
        response.content = live.fill(response.content)
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
