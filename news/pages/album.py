"""What belongs to the photos of an article: all of them as a page, and the picture of an article without any."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from news.media.share_pictures import share_picture
from news.models import Article
from news.pages.expired import told_when_expired
from news.text.story import story
from pagecache.public_page import public

SECONDS_KEPT = 86_400


@public
@told_when_expired
def album(request, address):
    """Show all photos of an article as a grid of links to it; redirect to the album's canonical address."""
    article = get_object_or_404(Article.objects.published().select_related("category__parent"), pk=address.pk)
    canonical = f"{article.get_absolute_url()}anh/"
    if request.path != canonical:
        return HttpResponsePermanentRedirect(canonical)
    context = {"article": article, "story": story(article.body, article.photos.all())}
    return render(request, "news/album.html", context)


@require_safe
def shared_picture(request, address):
    """Return the picture with the article's title, for whoever shares it."""
    article = get_object_or_404(Article.objects.published(), pk=address.pk)
    agency = render_to_string("news/agency.txt", request=request).strip()  # Only templates know who publishes.
    response = HttpResponse(share_picture(article.pk, article.title, agency), content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    return response
