"""URL patterns of the article admin's own pages."""

from django.urls import path

from news.admin.article import deletion, history, open_form, preview, reviews, steps
from news.admin.bulk import undo


def urls(model_admin):
    """Return the URL patterns of ArticleAdmin beside Django's own."""
    site = model_admin.admin_site

    def page(route, view, name):
        return path(route, site.admin_view(view), {"model_admin": model_admin}, name=f"news_article_{name}")

    return [
        *open_form.urls(site),
        page("preview/", preview.preview, "preview"),
        page("<int:pk>/preview/", preview.preview, "preview"),
        page("hints/", preview.form_hints, "hints"),
        page("<int:pk>/hints/", preview.form_hints, "hints"),
        page("undo/", undo.undo, "undo_bulk"),
        page("bin/empty/", deletion.empty_bin, "empty_bin"),
        page("<path:object_id>/move/", steps.move, "move"),
        page("<path:object_id>/revise/", steps.revise, "revise"),
        page("<path:object_id>/reviews/", reviews.links, "reviews"),
        page("<path:object_id>/reviews/<int:pk>/withdraw/", reviews.withdraw, "withdraw_review"),
        page("<path:object_id>/history/", history.timeline, "history"),
        page("<path:object_id>/history/<int:number>/", history.compare, "version"),
        page("<path:object_id>/history/<int:number>/restore/", history.restore, "restore"),
    ]
