"""Files for programs: Atom feeds, sitemaps, robots.txt. They are no public pages and count no views."""

from datetime import timedelta

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from news.lists.archive import months
from news.lists.category_tree import find, tree
from news.models import Article, Category, Topic, Video
from pagecache.public_file import answer, file

ENTRIES = 30
DAYS_OF_NEWS = 2  # Google's limit for the articles of a news sitemap.
MOST_NEWS = 1000
ADDRESSES_A_FILE = 10_000


@file
def feed(request, slug=None):
    """Return an Atom feed of the newest articles, of all categories or of one branch; redirect for a former slug."""
    branch = find(slug) if slug else None
    if slug and not branch:
        renamed = get_object_or_404(Category, former_slugs__slug=slug)
        return HttpResponsePermanentRedirect(reverse("news:category_feed", args=[renamed.slug]))
    articles = list(newest(branch).select_related("category", "source").defer("body"))
    # The later of both times: an article saved now with an earlier day changes the feed too.
    changed_at = max((max(article.updated_at, article.published_at) for article in articles), default=None)
    context = {"category": branch and branch.category, "articles": articles, "changed_at": changed_at}
    return answer(request, "news/feed.xml", context, "application/atom+xml; charset=utf-8")


def newest(branch=None):
    """Return the newest public articles as a QuerySet, of all categories or of one branch."""
    articles = Article.objects.published()
    if branch:
        rows = articles.newest_of(branch.pks, ENTRIES).newest_first()[:ENTRIES]
        articles = articles.filter(pk__in=[row[0] for row in rows])
    return articles.newest_first()[:ENTRIES]


@file
def sitemap_index(request):
    """Return the index of all sitemaps: pages, news, and each month in parts of 10,000 articles."""
    files = ["sitemap-trang.xml", "sitemap-tin-moi.xml"]
    for month, articles in months().items():
        parts = range(1, -(-articles // ADDRESSES_A_FILE) + 1)
        files += [f"sitemap-{month.year}-{month.month:02}-{part}.xml" for part in parts]
    return answer(request, "news/sitemap_index.xml", {"files": files}, "application/xml")


@file
def sitemap_month(request, month, part):
    """Return one part of a month's articles. Raises Http404 for a part that does not exist."""
    begin = (part - 1) * ADDRESSES_A_FILE
    if not 0 <= begin < months().get(month, 0):
        raise Http404
    articles = month.articles[begin : begin + ADDRESSES_A_FILE]
    articles = articles.prefetch_related(None).select_related(None).only("slug", "content_changed_at", "published_at")
    entries = [(article.get_absolute_url(), article.last_change()) for article in articles]
    return answer(request, "news/sitemap.xml", {"entries": entries}, "application/xml")


@file
def sitemap_pages(request):
    """Return the sitemap of lists and films."""
    addresses = ["/", "/video/", "/dong-su-kien/", "/luu-tru/", "/tac-gia/", "/so-do/", "/du-lieu-mo/"]
    for branch in tree():
        addresses += [category.get_absolute_url() for category in (branch.category, *branch.below)]
    addresses += [month.get_absolute_url() for month in months()]
    addresses += [topic.get_absolute_url() for topic in Topic.objects.all()[:ADDRESSES_A_FILE]]
    addresses += [film.get_absolute_url() for film in Video.objects.published()[:ADDRESSES_A_FILE]]
    context = {"entries": [(address, None) for address in addresses]}
    return answer(request, "news/sitemap_pages.xml", context, "application/xml")


@file
def sitemap_news(request):
    """Return the news sitemap: at most 1,000 articles of the last 2 days."""
    since = timezone.now() - timedelta(days=DAYS_OF_NEWS)
    articles = Article.objects.published().filter(published_at__gte=since).defer("body", "lead").newest_first()
    return answer(request, "news/sitemap_news.xml", {"articles": articles[:MOST_NEWS]}, "application/xml")


@file
def robots(request):
    return answer(request, "news/robots.txt", {}, "text/plain; charset=utf-8")
