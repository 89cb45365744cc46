from django.urls import path, register_converter

from news import addresses, finding, paper, views

register_converter(addresses.SlugAndNumber, "slug_and_number")

app_name = "news"
urlpatterns = [
    path("", views.home, name="home"),
    path("chuyen-muc/<slug:slug>/", views.category, name="category"),
    path("tin/<slug_and_number:address>/", views.article, name="article"),
    path("tim-kiem/", finding.search, name="search"),
    path("tin/<slug_and_number:address>/in/", paper.print_view, name="print"),
    path("tin/<slug_and_number:address>/tai-ve/", paper.save_as_file, name="save"),
    path("dong-su-kien/", views.topics, name="topics"),
    path("dong-su-kien/<slug:slug>/", views.topic, name="topic"),
    path("video/", views.videos, name="videos"),
    path("video/<slug_and_number:address>/", views.video, name="video"),
    path("video/<slug_and_number:address>/xem/", views.player, name="player"),
]
