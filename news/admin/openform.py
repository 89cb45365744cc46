"""What the form of an article asks the desk for while it is open, and how it learns that it was saved."""

import re

from django.conf import settings
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from news import workflow
from news.admin import uploads
from news.admin.authors import author_name
from news.presence import Presence

DRAFT_KEY = re.compile(r"[\w-]{1,64}", re.ASCII)
SAVED_COOKIE = "saved_draft"


def urls(site):
    return [
        path("photos/", site.admin_view(uploads.photos), name="news_article_photos"),
        path("still-here/", site.admin_view(still_here), name="news_article_still_here"),
        path("<int:number>/still-here/", site.admin_view(still_here), name="news_article_still_here"),
    ]


def still_here(request, number=None):
    """Somebody has the form of an article open. GET: who she is, her token of today, and who else is writing in it.

    POST: she is writing now, or has left.
    """
    article = number and get_object_or_404(workflow.articles_of(request.user), pk=number)
    if article and request.method == "POST":
        note(request.POST.get("does"), article, request.user)
    others = _others(article, request.user) if article else []
    return JsonResponse({"person": request.user.pk, "token": get_token(request), "others": others})


def note(what, article, person):
    if what == "write":
        Presence.objects.note(article, person)
    elif what == "leave":
        Presence.objects.filter(article=article, person=person).delete()


def _others(article, person):
    alive = Presence.objects.alive().filter(article=article).exclude(person=person).select_related("person")
    return [
        {"name": author_name(other.person), "since": date_format(timezone.localtime(other.since), "H:i")}
        for other in alive.order_by("since")
    ]


def confirm_saved(request, response):
    """Tell the browser that the server has now what it had kept for itself (static/news/editor/drafts.js)."""
    key = request.POST.get("draft", "")
    if response.status_code == 302 and DRAFT_KEY.fullmatch(key):
        response.set_cookie(
            SAVED_COOKIE,
            key,
            max_age=24 * 3600,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Strict",
        )
    return response
