"""The readers' pages."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csp import csp_override

from news.addresses import moved
from news.models import Article, Category, Video
from news.pages import page_of, public
from news.story import story

HEADLINES = 5
HEADLINES_A_CATEGORY = 4
ARTICLES_A_PAGE = 10
VIDEOS_A_BOX = 5
VIDEOS_A_PAGE = 12


@public
def home(request):
    articles = Article.objects.published().for_lists()
    headlines = list(articles.featured_first()[:HEADLINES])
    others = articles.exclude(pk__in=[article.pk for article in headlines])
    context = {
        "headlines": headlines,
        "blocks": [
            (category, others.in_category(category).latest()[:HEADLINES_A_CATEGORY])
            for category in Category.objects.filter(parent=None)
        ],
        "films": page_of(request, Video.objects.published(), VIDEOS_A_BOX),
    }
    return render(request, "news/home.html", context)


@public
def category(request, slug):
    category = get_object_or_404(Category.objects.select_related("parent"), slug=slug)
    articles = Article.objects.published().for_lists().in_category(category).latest()
    context = {"category": category, "page": page_of(request, articles, ARTICLES_A_PAGE)}
    return render(request, "news/category.html", context)


@public
def article(request, address):
    articles = Article.objects.seen_by(request.user).select_related("category__parent", "source")
    article = get_object_or_404(articles, pk=address.number)
    if response := moved(article, request):
        return response
    is_preview = request.user.is_staff and not article.is_public()
    request.is_public_page = not is_preview
    if not is_preview:
        request.viewed_article = article.pk
    context = {
        "article": article,
        "story": story(article.body, article.photos.all()),
        "is_preview": is_preview,
        "films": page_of(request, Video.objects.published(), VIDEOS_A_BOX),
    }
    response = render(request, "news/article.html", context)
    if is_preview:
        add_never_cache_headers(response)
    return response


@public
def videos(request):
    return render(request, "news/videos.html", {"page": page_of(request, Video.objects.published(), VIDEOS_A_PAGE)})


@public
def video(request, address):
    video = get_object_or_404(Video.objects.published(), pk=address.number)
    return moved(video, request) or render(request, "news/video.html", {"video": video})


@public
@csp_override(settings.VIDEO_PAGE_CSP)
def player(request, address):
    """The film itself, for a reader who asked for it: only here does anything come from YouTube."""
    video = get_object_or_404(Video.objects.published().exclude(youtube=""), pk=address.number)
    response = render(request, "news/video.html", {"video": video, "is_playing": True})
    # YouTube's player does not say that it may be embedded under an embedder policy.
    response.headers["Cross-Origin-Embedder-Policy"] = "unsafe-none"
    return response
