"""The public addresses of the statistics."""

from django.urls import path

from stats import views

app_name = "stats"
urlpatterns = [
    path("thong-ke.json", views.numbers, name="numbers"),
    path("luot-xem", views.told, name="told"),
]
