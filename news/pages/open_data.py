"""Articles for other programs: a JSON Feed 1.1 of the newest ones, and one article with its photos and documents."""

from functools import wraps

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.lists.category_tree import find
from news.models import Article, Category
from news.pages import feeds
from news.text.story import story
from pagecache.public_page import public

# Any site may read these files in a browser; of all other pages only its own.
OPEN_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def open_file(view):
    """Decorate a view of a file that is kept like a page, is no view, and may be read by the scripts of other sites."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        request.is_kept_file = True
        response = view(request, *args, **kwargs)
        for name, value in OPEN_HEADERS.items():
            response.headers[name] = value
        return response

    return require_safe(answered)


@open_file
def feed(request, slug=None):
    """Return a JSON Feed of the newest articles, of all categories or of one branch; redirect for a former slug."""
    branch = find(slug) if slug else None
    if slug and not branch:
        renamed = get_object_or_404(Category, former_slugs__slug=slug)
        return HttpResponsePermanentRedirect(reverse("news:category_json", args=[renamed.slug]))
    articles = feeds.newest(branch).for_lists().select_related("topic").defer(None).defer("body")
    context = {"category": branch and branch.category, "articles": articles}
    return _answer(request, "feed", context, "application/feed+json")


@open_file
def article(request, address):
    """Return a public article as JSON; redirect from another slug. Raises Http404 unless readers see the article."""
    public_ones = Article.objects.published().select_related("category", "source", "topic")
    article = get_object_or_404(public_ones, pk=address.pk)
    if request.path != (canonical := address_of(article)):
        return HttpResponsePermanentRedirect(canonical)
    context = {"article": article, "story": story(article.body, article.photos.all())}
    return _answer(request, "article", context, "application/json")


@public
def about(request):
    """Show the page that documents these files."""
    return render(request, "news/open_data.html", {"newest": feeds.newest().first()})


def address_of(article) -> str:
    """Return the path of the article's JSON: that of its page with the ending .json."""
    return f"{article.get_absolute_url().rstrip('/')}.json"


def _answer(request, name, context, content_type):
    text = render_to_string(f"news/open_data/{name}.json", context, request)
    return HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
