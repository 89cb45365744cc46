"""Expired articles: their pages stay and prove that they were published, without the text."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from news.models import Article


def told_when_expired(view):
    """Decorate a view: its Http404 for an expired article becomes a 410 with title, category and dates.

    An article that was withdrawn, deleted or never published stays a 404, as if it had never existed.
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
            add_never_cache_headers(response)  # An editor may extend its time.
            return response

    return answered
