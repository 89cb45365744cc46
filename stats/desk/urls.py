"""The addresses of the statistics in the admin."""

from django.urls import path

from stats.desk import article, downloads, history, pages, report

app_name = "statistics"
urlpatterns = [
    path("", pages.dashboard, name="dashboard"),
    path("bai-viet/", pages.articles, name="articles"),
    path("san-luong/", pages.output, name="output"),
    path("y-nghia/", pages.definitions, name="definitions"),
    path("bao-cao/", report.month, name="report"),
    path("tai-ve/<slug:table>.<slug:kind>", downloads.download, name="download"),
    path("bai-viet/<int:pk>/", article.figures, name="article"),
    path("nhap-so-lieu/", history.imports, name="history"),
    path("nhap-so-lieu/<int:pk>/bo/", history.undo, name="undo"),
    path("may/<slug:spool>/bo/", pages.forget_machine, name="forget_machine"),
]
