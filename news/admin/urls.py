"""URL patterns of the article admin's own pages."""

from django.urls import path

from news.admin.article import deletion, history, open_form, preview, reviews, steps
from news.admin.bulk import undo


def urls(model_admin):
    """Return the URL patterns of ArticleAdmin beside Django's own."""
    site = model_admin.admin_site

    def route(pattern, view, name):
        return path(pattern, site.admin_view(view), {"model_admin": model_admin}, name=f"news_article_{name}")

    return [
        *open_form.urls(site),
        route("preview/", preview.preview, "preview"),
        route("<int:pk>/preview/", preview.preview, "preview"),
        route("hints/", preview.form_hints, "hints"),
        route("<int:pk>/hints/", preview.form_hints, "hints"),
        route("undo/", undo.undo, "undo_bulk"),
        route("bin/empty/", deletion.empty_bin, "empty_bin"),
        route("<path:object_id>/move/", steps.move, "move"),
        route("<path:object_id>/revise/", steps.revise, "revise"),
        route("<path:object_id>/reviews/", reviews.links, "reviews"),
        route("<path:object_id>/reviews/<int:pk>/withdraw/", reviews.withdraw, "withdraw_review"),
        route("<path:object_id>/history/", history.timeline, "history"),
        route("<path:object_id>/history/<int:number>/", history.compare, "version"),
        route("<path:object_id>/history/<int:number>/restore/", history.restore, "restore"),
    ]
