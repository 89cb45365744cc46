"""The site map of the register's pages for readers."""

from django.urls import path

from honours.pages import data_files, feeds, sitemaps, views

app_name = "honours"
urlpatterns = [
    path("so-vang/", views.register, name="register"),
    path("so-vang/<int:year>/", views.year, name="year"),
    path("so-vang/quyet-dinh/<slug_and_pk:address>/", views.decision, name="decision"),
    path("so-vang/don-vi/<slug_and_pk:address>/", views.unit, name="unit"),
    # For programs
    path("so-vang.atom", feeds.feed, name="feed"),
    path("sitemap-so-vang.xml", sitemaps.of_years, name="sitemap"),
    path("sitemap-so-vang-quyet-dinh-<int:part>.xml", sitemaps.of_decisions, name="sitemap_decisions"),
    path("sitemap-so-vang-don-vi-<int:part>.xml", sitemaps.of_units, name="sitemap_units"),
    path("so-vang/<int:year>/du-lieu.<str:kind>", data_files.year, name="data"),
]
