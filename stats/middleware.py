"""The outermost middleware: writes live numbers into the response and counts the view."""

from stats import live, page_hooks
from stats.collecting import rules


class CountViews:
    """Writes one record for each response to a request with `is_public_page` set by its view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        fill_in(response)
        if getattr(request, "is_public_page", False):
            if response.status_code in rules.DELIVERED and page_hooks.is_put_off(request.META):
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
    """Turn the response into the refusal of a prefetch (503, no body); its other headers stay."""
    response.status_code, response.content = rules.PUT_OFF, b""
    response._has_been_logged = True  # Otherwise Django logs each as an error of the site.
    for name in ("ETag", "Content-Encoding", "Content-Type"):
        del response.headers[name]
    for name, text in (rules.PUT_OFF_HEADERS | {"Content-Length": "0"}).items():
        response.headers[name] = text


def fill_in(response):
    """Write the live numbers into the response: a kept page has `fill_in`, other uncompressed HTML is searched."""
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
