"""An article without the site around it: to print, or as one file that contains its photos."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from news.models import Article
from news.pages.expired import told_when_expired
from news.text import vietnamese
from news.text.story import story
from request_rates import dear


@require_safe
@dear
@told_when_expired
def print_view(request, address):
    """Show the article without the site around it. It counts no view: its reader has opened the page already."""
    return _page(request, address, is_file=False)


@require_safe
@dear
@told_when_expired
def save_as_file(request, address):
    """Return the article as one HTML file that contains its photos and styles."""
    response = _page(request, address, is_file=True)
    name = f"{vietnamese.slug(response.article.title)}.html"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request, address, is_file):
    public = Article.objects.published().select_related("source")
    article = get_object_or_404(public, pk=address.pk)
    parts = story(article.body, article.photos.all())
    response = render(request, "news/paper.html", {"article": article, "story": parts, "is_file": is_file})
    response.headers["X-Robots-Tag"] = "noindex"
    response.article = article
    return response
