"""Requests that the open form of an article sends: who else is writing, which articles exist, links; and its cookie."""

import re

from django.conf import settings
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from news import log, workflow
from news.admin.article import photo_uploads, word_files
from news.models import Article
from news.models.presence import Presence
from news.search.hits import narrowed, wanted
from news.text import vietnamese
from pagecache.page_addresses import pks_asked

DRAFT_KEY = re.compile(r"[\w-]{1,64}", re.ASCII)
MOST_FOUND, MOST_OFFERED = 100, 8
SAVED_COOKIE = "saved_draft"


def urls(site):
    return [
        path("own/", site.admin_view(own), name="news_article_own"),
        path("gone/", site.admin_view(gone), name="news_article_gone"),
        path("photos/", site.admin_view(photo_uploads.photos), name="news_article_photos"),
        path("word/", site.admin_view(word_files.read), name="news_article_word"),
        path("still-here/", site.admin_view(still_here), name="news_article_still_here"),
        path("<int:pk>/still-here/", site.admin_view(still_here), name="news_article_still_here"),
    ]


def still_here(request, pk=None):
    """Tell an open form its user, a fresh CSRF token, who else is writing, and whether the article has ended.

    A POST also records that she is writing now, or has left.
    """
    article = workflow.articles_of(request.user).filter(pk=pk).first()
    told = {"user": request.user.pk, "token": get_token(request), "others": [], "end": None}
    if article:
        if request.method == "POST":
            note(request.POST.get("does"), article, request.user)
        told["others"] = _others(article, request.user)
    elif pk and request.method == "POST":
        raise Http404
    elif pk:
        # With status 200: browsers log any other response to a script as an error of the page.
        told["end"] = _end(pk, request)
    return JsonResponse(told)


def _end(pk, request):
    """Return why the article no longer exists: "published" (a revision whose changes were published) or "deleted"."""
    parent = there(request, pks_asked(request, "revises"))
    return "published" if parent and not log.was_deleted(Article(pk=pk)) else "deleted"


def there(request, pks) -> set[int]:
    """Return the primary keys of those articles that exist and that this person works on."""
    return set(workflow.articles_of(request.user).filter(pk__in=pks).values_list("pk", flat=True))


def gone(request):
    """Return which of the articles that the browser keeps drafts of no longer exist for this person."""
    pks = pks_asked(request, "article")
    return JsonResponse({"gone": sorted(str(pk) for pk in pks - there(request, pks))})


def own(request):
    """Return public articles whose text has the typed words, for the link dialog; matches in the title come first."""
    words = request.GET.get("q", "").split()
    # The last word may be incomplete.
    found = _named(words) or _named(words[:-1])
    return JsonResponse(
        {
            "articles": [
                {
                    "title": article.title,
                    "address": article.get_absolute_url(),
                    "day": date_format(timezone.localtime(article.published_at), "DATE_FORMAT"),
                }
                for article in found
            ]
        }
    )


def _named(words):
    what = wanted(" ".join(words))
    if not what:  # Only punctuation, such as a title's opening quotation mark.
        return []
    title = vietnamese.fold(" ".join(words))
    titles = Article.objects.published().only("title", "slug", "published_at")
    found = narrowed(titles, what).order_by("-published_at", "-pk")[:MOST_FOUND]
    return sorted(found, key=lambda article: title not in vietnamese.fold(article.title))[:MOST_OFFERED]


def note(what, article, user):
    """Record that the person is writing in the article ("write") or has closed its form ("leave")."""
    if what == "write":
        Presence.objects.note(article, user)
    elif what == "leave":
        Presence.objects.filter(article=article, user=user).delete()


def _others(article, user):
    alive = Presence.objects.alive().filter(article=article).exclude(user=user).select_related("user")
    return [
        {"name": str(other.user or ""), "since": date_format(timezone.localtime(other.since), "H:i")}
        for other in alive.order_by("since")
    ]


def confirm_saved(request, article, response):
    """Tell the browser in a cookie that the draft it kept is saved, and as which article (static/desk/drafts.js)."""
    key = request.POST.get("draft", "")
    if DRAFT_KEY.fullmatch(key):
        response.set_cookie(
            SAVED_COOKIE,
            f"{key}:{article.pk}",
            max_age=24 * 3600,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Strict",
        )
    return response
