"""The preview: an article as readers will see it, made of the form's data without saving it."""

from copy import copy

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.csp import CSP, build_policy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from news import workflow
from news.checking import checks
from news.models import Article
from news.pages.views import article_page


@require_POST
@xframe_options_sameorigin
def preview(request, model_admin, pk=None):
    """Show the article's whole page from the form's data; a field that is refused keeps its stored value."""
    article, photos, documents = filled_in(model_admin, request, pk)
    response = article_page(reader_of(as_public(article), request), article, photos, documents)
    response.headers[CSP.HEADER_ENFORCE.value] = build_policy(settings.PREVIEW_CSP)
    return response


@require_POST
def form_hints(request, model_admin, pk=None):
    """Return the hints for what is in the form now, before it is saved; 204 if it can no longer be written."""
    try:
        article, photos, _documents = filled_in(model_admin, request, pk)
    except (Http404, PermissionDenied):
        return HttpResponse(status=204)  # The article is gone or locked; the form says so itself.
    return render(request, "admin/news/article/hints.html", {"hints": checks.hints(article, photos)})


def filled_in(model_admin, request, pk):
    """Return the article, its photos and its documents as the form has them, without storing anything."""
    article = get_object_or_404(workflow.articles_of(request.user), pk=pk) if pk else Article()
    may = model_admin.has_change_permission(request, article) if pk else model_admin.has_add_permission(request)
    if not may:
        raise PermissionDenied
    model_admin.look_at_files(request)
    with transaction.atomic():  # The form locks the row of the article.
        photos, documents = rows_of(model_admin, request, article)
        model_admin.get_form(request, article if pk else None)(request.POST, instance=article).is_valid()
    return article, photos, documents


def rows_of(model_admin, request, article):
    """Return photos and documents of the form; a photo still being uploaded has no file."""
    formsets = model_admin.get_formsets_with_inlines(request, article if article.pk else None)
    (photos, _inline), (documents, _inline), *_more = formsets
    rows = photos(data=request.POST, instance=article)
    mark_arriving(rows, request.POST.get("arriving", "").split())
    name_by_places(rows)
    return kept(rows), kept(documents(data=request.POST, files=request.FILES, instance=article))


def mark_arriving(formset, indexes):
    """Mark the rows whose photo is still being uploaded: they have texts and a place, but no file."""
    rows = {-index - 1: row for index, row in enumerate(formset.forms) if str(index) in indexes}
    for row in rows.values():
        row.empty_permitted = False
    formset.is_valid()
    for index, row in rows.items():
        is_stored = row.instance.article_id is not None
        if is_stored or not row.instance.pk:  # Otherwise the upload is complete by now.
            # A story tells its photos apart by primary key.
            pk = row.instance.pk or int(row.cleaned_data.get("place") or index)
            row.instance.pk, row.instance.is_arriving, row.instance.image = pk, True, ""


def name_by_places(formset):
    """Let the rows of refused photos, which have no primary key yet, stand where the text has them."""
    for row in formset.forms:
        if not row.instance.pk and (place := row.cleaned_data.get("place")):
            row.instance.pk = int(place)


def kept(formset) -> list:
    """Return the instances of the rows in their order, without deleted and empty ones."""
    formset.is_valid()
    for index, row in enumerate(formset.forms):
        row.instance.row = index
    rows = [row for row in formset.forms if not row.cleaned_data.get("DELETE")]
    there = [row.instance for row in rows if row.instance.pk or getattr(row.instance, "file", None)]
    return sorted(there, key=lambda thing: thing.order)


def as_public(article):
    """Give the unsaved article the values that its public page needs: a primary key and a time of publication."""
    article.pk = article.pk or 0  # No article has 0, so queries for related rows find nothing.
    article.published_at = article.published_at or timezone.now()
    return article


def reader_of(article, request):
    """Return the request as an anonymous reader of the article's own page would send it."""
    reading = copy(request)
    reading.user = AnonymousUser()
    reading.path = reading.path_info = article.get_absolute_url()
    return reading
