"""The page behind a review link: the story as readers will see it, and two buttons."""

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from news import workflow
from news.models import Review
from news.pages.views import article_page


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, token):
    """Show the version of a review link; a POST answers once. The page is neither cached, counted nor indexed."""
    review = Review.objects.select_related("version__article", "creator").of_token(token)
    if review is None:
        raise Http404
    trouble = ""
    if request.method == "POST" and review.is_open():
        trouble = answer(review, request.POST)
        if not trouble:
            return redirect(review)
    response = shown(request, review, trouble)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def shown(request, review, trouble):
    """Return the page of the version, 400 with `trouble`; or 410 if the link is withdrawn or has expired."""
    if not review.is_readable():
        return render(request, "news/review_over.html", {"review": review}, status=410)
    version = review.version
    written = request.POST.get("note", "")
    more = {
        "is_preview": True,
        "template": "news/review.html",
        "review": review,
        "trouble": trouble,
        "written": written,
    }
    response = article_page(request, version.as_article(), version.photos(), version.documents(), **more)
    response.status_code = 400 if trouble else 200
    return response


@transaction.atomic
def answer(review, sent):
    """Store the answer unless the link was answered meanwhile; return what is wrong with it, or ""."""
    given = sent.get("answer")
    try:
        note = workflow.whole(sent.get("note", ""))
    except workflow.NotReady as error:
        return error.messages[0]
    if given not in Review.Answer.values:
        raise BadRequest
    if given == Review.Answer.CHANGES and not note:
        return _("Write down what should change, then ask for changes once more.")
    review = Review.objects.select_for_update().open().filter(pk=review.pk).first()
    if review:
        workflow.take_answer(review, Review.Answer(given), note)
    return ""
