"""Views that a page tells by itself, for a site whose pages come from a cache in between (COUNT_BY=beacon)."""

from django.core.signing import BadSignature, Signer

from stats.collecting import rules

MOST_BYTES = 1000
_signer = Signer(salt="stats.beacon")


class NotOurs(Exception):
    """No page of this site has told this."""


def name_of(article: int | None) -> str:
    """Return what the page of the article with this pk, or another page, calls itself: only this site can make it."""
    return _signer.sign(article or 0)


def told(request) -> tuple[rules.Visit, int]:
    """Return the visit that a POST tells of as if its page had been asked for, and the article's pk or 0.

    Raises NotOurs for what no page of this site has sent.
    """
    asked = request.META
    is_of_this_site = asked.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
    if not is_of_this_site or int(asked.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise NotOurs
    try:
        article = int(_signer.unsign(request.POST.get("page", "")))
    except (BadSignature, ValueError) as error:
        raise NotOurs from error
    # A beacon is fetched by a script; what the page was fetched as is not known.
    of_page = {
        "REQUEST_METHOD": "GET",
        "HTTP_REFERER": request.POST.get("referrer", ""),
        "HTTP_SEC_FETCH_DEST": "document",
    }
    return rules.Visit(dict(asked) | of_page, 200, "text/html", lambda: rules.is_staff(request)), article
