"""The readers' main pages: home, categories, articles, topics, films."""

from itertools import chain

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csp import csp_override

from news.lists.category_tree import find
from news.lists.front_page import front_page
from news.lists.long_list import ArticleList
from news.lists.newest import pk_of, pks_of
from news.lists.topics import told
from news.models import Article, Category, Topic, Video
from news.pages import old_addresses
from news.pages.expired import told_when_expired
from news.text.story import story, with_contents
from pagecache.composing import composed_pages
from pagecache.lookup import asks_for_an_older_page
from pagecache.page_addresses import moved
from pagecache.public_page import page_of, public

ARTICLES_A_PAGE = 10
TOPICS_A_PAGE = 20
VIDEOS_A_BOX = 5
VIDEOS_A_PAGE = 12
OTHER_VIDEOS = 6


@public
def home(request):
    """Show the front page; redirect where its query names a page of an older portal, as in /?p=12."""
    if redirect := asks_for_an_older_page(request.META) and old_addresses.leads_on(request):
        return redirect
    return home_page(request, front_page())


def home_page(request, front):
    """Return the front page with these headlines, blocks and banner."""
    films = page_of(request, Video.objects.published(), VIDEOS_A_BOX)
    shown = pks_of(chain(front.headlines, *(block.articles for block in front.blocks)))
    return render(request, "news/home.html", front._asdict() | {"films": films, "shown": shown})


@public
def category(request, slug):
    """Show a branch's articles; redirect if the slug is a former one. Raises Http404 for an unknown slug."""
    branch = find(slug)
    if branch is None:
        return moved(get_object_or_404(Category, former_slugs__slug=slug), request)
    page = page_of(request, ArticleList(branch.pks), ARTICLES_A_PAGE)
    context = {"category": branch.category, "below": branch.below, "page": page, "shown": pks_of(page)}
    return render(request, "news/category.html", context)


@public
@told_when_expired
def article(request, address):
    """Show an article; staff also see unpublished ones they may read, as an uncached and uncounted preview."""
    composed_pages.begin(request, address.pk)
    articles = Article.objects.seen_by(request.user).select_related("category__parent", "source")
    article = get_object_or_404(articles, pk=address.pk)
    if response := moved(article, request):
        return response
    is_preview = request.user.is_staff and not article.is_public()
    request.is_public_page = not is_preview
    if not is_preview:
        request.viewed_article = article.pk
        composed_pages.ends(request, article.expires_at)
    response = article_page(request, article, article.photos.all(), article.attachments.all(), is_preview)
    if is_preview:
        add_never_cache_headers(response)
    return response


def article_page(request, article, photos, documents, is_preview=False, template="news/article.html", **more):
    """Return the page of an article with these photos and documents, which need not be stored."""
    parts, contents = with_contents(story(article.body, photos))
    context = {
        "article": article,
        "shown": pk_of(article),
        "story": parts,
        "contents": contents,
        "documents": documents,
        "is_preview": is_preview,
        "films": page_of(request, Video.objects.published(), VIDEOS_A_BOX),
    }
    return render(request, template, context | more)


@public
def topics(request):
    page = page_of(request, Topic.objects.all(), TOPICS_A_PAGE)
    return render(request, "news/topics.html", {"page": page, "topics": told(page)})


@public
def topic(request, slug):
    """Show a topic's articles; redirect if the slug is a former one. Raises Http404 for an unknown slug."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        return moved(get_object_or_404(Topic, former_slugs__slug=slug), request)
    articles = Article.objects.published().for_lists().filter(topic=topic).newest_first()
    page = page_of(request, articles, ARTICLES_A_PAGE)
    return render(request, "news/topic.html", {"topic": told([topic])[0], "page": page, "shown": pks_of(page)})


@public
def videos(request):
    return render(request, "news/videos.html", {"page": page_of(request, Video.objects.published(), VIDEOS_A_PAGE)})


@public
def video(request, address):
    """Show a film's page; redirect to its canonical address if another was requested."""
    video = get_object_or_404(Video.objects.published(), pk=address.pk)
    return moved(video, request) or render(request, "news/video.html", film_page(video))


def film_page(video):
    """Return the context of a film's page: the film, and the newest others below it."""
    return {"video": video, "others": Video.objects.published().exclude(pk=video.pk)[:OTHER_VIDEOS]}


@public
@csp_override(settings.VIDEO_PAGE_CSP)
def player(request, address):
    """Show a film's page with YouTube's player, for a reader who asked for it: only here is YouTube contacted."""
    video = get_object_or_404(Video.objects.published().exclude(youtube=""), pk=address.pk)
    response = render(request, "news/video.html", film_page(video) | {"is_playing": True})
    # YouTube's player sends no Cross-Origin-Embedder-Policy, so "require-corp" would block it.
    response.headers["Cross-Origin-Embedder-Policy"] = "unsafe-none"
    return response
