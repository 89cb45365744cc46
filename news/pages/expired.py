"""What was published until a certain time: its page stays and proves that, without the text."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from news.models import Article


def told_when_expired(view):
    """Answer 410 with title, category and dates where the view finds no article because its time is over.

    What was withdrawn, deleted or never published stays a 404, as if it had never been.
    """

    @wraps(view)
    def answered(request, address):
        try:
            return view(request, address)
        except Http404:
            known = Article.objects.expired().select_related("category__parent", "topic")
            article = known.filter(pk=address.pk).first()
            if article is None:
                raise
            response = render(request, "news/expired.html", {"article": article}, status=410)
            add_never_cache_headers(response)  # An editor may give it more time.
            return response

    return answered
