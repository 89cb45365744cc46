"""The page behind a leader's link: the story as readers will see it, and two buttons."""

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from news import workflow
from news.models import Review
from news.views import article_page


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, token):
    """GET changes nothing; a POST answers once. The page is kept, counted and found by nobody."""
    review = Review.objects.select_related("version__article", "creator").of_token(token)
    if review is None:
        raise Http404
    is_answering = request.method == "POST" and review.is_open()
    if is_answering and answer(review, request.POST):
        return redirect(review)
    response = shown(request, review, lacks_note=is_answering)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def shown(request, review, lacks_note):
    if not review.is_readable():
        return render(request, "news/review_over.html", {"review": review}, status=410)
    version = review.version
    more = {"is_preview": True, "template": "news/review.html", "review": review, "lacks_note": lacks_note}
    response = article_page(request, version.as_article(), version.photos(), version.documents(), **more)
    response.status_code = 400 if lacks_note else 200
    return response


@transaction.atomic
def answer(review, sent):
    """Write the answer down unless the same link was answered a moment ago; whether it was complete."""
    given, note = sent.get("answer"), workflow.cut(sent.get("note", ""))
    if given not in Review.Answer:
        raise BadRequest
    if given == Review.Answer.CHANGES and not note:
        return False
    review = Review.objects.select_for_update().open().filter(pk=review.pk).first()
    if review:
        workflow.take_answer(review, Review.Answer(given), note)
    return True
