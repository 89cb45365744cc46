"""What the form of an article asks the desk for while it is open."""

from django.urls import path

from news.admin import uploads


def urls(site):
    return [
        path("photos/", site.admin_view(uploads.photos), name="news_article_photos"),
    ]
