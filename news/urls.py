"""The site map of the readers' pages."""

from django.urls import path, register_converter

from news.lists import archive
from news.pages import album, feeds, finding, open_data, print_view, review_link, views

register_converter(archive.MonthConverter, "month")
register_converter(archive.DashedMonth, "dashed_month")

app_name = "news"
urlpatterns = [
    path("", views.home, name="home"),
    path("chuyen-muc/<slug:slug>/", views.category, name="category"),
    path("tin/<slug_and_pk:address>/", views.article, name="article"),
    path("tim-kiem/", finding.search, name="search"),
    path("tin/<slug_and_pk:address>/anh/", album.album, name="album"),
    path("tin/<slug_and_pk:address>/chia-se.png", album.shared_picture, name="shared_picture"),
    path("tin/<slug_and_pk:address>/in/", print_view.print_view, name="print"),
    path("tin/<slug_and_pk:address>/tai-ve/", print_view.save_as_file, name="save"),
    path("dong-su-kien/", views.topics, name="topics"),
    path("dong-su-kien/<slug:slug>/", views.topic, name="topic"),
    path("luu-tru/", finding.archive, name="archive"),
    path("luu-tru/<month:month>/", finding.archive_month, name="archive_month"),
    path("tac-gia/", finding.authors, name="authors"),
    path("tac-gia/<slug:slug>/", finding.author, name="author"),
    path("du-lieu-mo/", open_data.about, name="open_data"),
    path("so-do/", finding.site_map, name="site_map"),
    path("duyet/<str:token>/", review_link.review, name="review"),
    path("video/", views.videos, name="videos"),
    path("video/<slug_and_pk:address>/", views.video, name="video"),
    path("video/<slug_and_pk:address>/xem/", views.player, name="player"),
    # For programs
    path("tin.atom", feeds.feed, name="feed"),
    path("chuyen-muc/<slug:slug>.atom", feeds.feed, name="category_feed"),
    path("tin.json", open_data.feed, name="json_feed"),
    path("chuyen-muc/<slug:slug>.json", open_data.feed, name="category_json"),
    path("tin/<slug_and_pk:address>.json", open_data.article, name="article_json"),
    path("sitemap.xml", feeds.sitemap_index, name="sitemap_index"),
    path("sitemap-trang.xml", feeds.sitemap_pages),
    path("sitemap-tin-moi.xml", feeds.sitemap_news),
    path("sitemap-<dashed_month:month>-<int:part>.xml", feeds.sitemap_month),
    path("robots.txt", feeds.robots),
]
