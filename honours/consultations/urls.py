"""The addresses of consultations."""

from django.urls import path

from honours.consultations import feed, opinion_page, pages, receipt_page

app_name = "consultations"
urlpatterns = [
    path("lay-y-kien/", pages.consultations, name="list"),
    path("lay-y-kien/tra-cuu/", receipt_page.receipt, name="receipt"),
    path("lay-y-kien/<slug_and_pk:address>/", pages.consultation, name="consultation"),
    path("lay-y-kien/<slug_and_pk:address>/y-kien/", opinion_page.opinion, name="opinion"),
    # For programs
    path("lay-y-kien.atom", feed.feed, name="feed"),
]
