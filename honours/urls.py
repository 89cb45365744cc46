"""The site map of the register's pages for readers."""

from django.urls import path

from honours.pages import data_files, feeds, views

app_name = "honours"
urlpatterns = [
    path("so-vang/", views.register, name="register"),
    path("so-vang/<int:year>/", views.year, name="year"),
    path("so-vang/quyet-dinh/<slug_and_pk:address>/", views.decision, name="decision"),
    path("so-vang/don-vi/<slug_and_pk:address>/", views.unit, name="unit"),
    # For programs
    path("so-vang.atom", feeds.feed, name="feed"),
    path("sitemap-so-vang.xml", feeds.sitemap, name="sitemap"),
    path("so-vang/<int:year>/du-lieu.<str:kind>", data_files.year, name="data"),
]
