"""An article as its readers will see it, made of what stands in the form and is not saved."""

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
    """The page, complete; nothing is stored, and what a field refuses stands there as it was."""
    article, photos, documents = filled_in(model_admin, request, pk)
    response = article_page(reader_of(as_public(article), request), article, photos, documents)
    response.headers[CSP.HEADER_ENFORCE.value] = build_policy(settings.PREVIEW_CSP)
    return response


@require_POST
def form_hints(request, model_admin, pk=None):
    """The hints about what stands in the form, before it is saved or sent."""
    try:
        article, photos, _documents = filled_in(model_admin, request, pk)
    except (Http404, PermissionDenied):
        return HttpResponse(status=204)  # It is no longer there to be written; the form says so itself.
    return render(request, "admin/news/article/hints.html", {"hints": checks.hints(article, photos)})


def filled_in(model_admin, request, pk):
    """The article with its photos and documents as the form has them; nothing is stored."""
    article = get_object_or_404(workflow.articles_of(request.user), pk=pk) if pk else Article()
    may = model_admin.has_change_permission(request, article) if pk else model_admin.has_add_permission(request)
    if not may:
        raise PermissionDenied
    model_admin.look_at_files(request)
    with transaction.atomic():  # In which the form asks for the row of the article, to lock it.
        photos, documents = rows_of(model_admin, request, article)
        model_admin.get_form(request, article if pk else None)(request.POST, instance=article).is_valid()
    return article, photos, documents


def rows_of(model_admin, request, article):
    """The photos and the documents; a file of a photo that waits for the form to be saved is not among them."""
    formsets = model_admin.get_formsets_with_inlines(request, article if article.pk else None)
    (photos, _inline), (documents, _inline), *_more = formsets
    rows = photos(data=request.POST, instance=article)
    mark_arriving(rows, request.POST.get("arriving", "").split())
    return kept(rows), kept(documents(data=request.POST, files=request.FILES, instance=article))


def mark_arriving(formset, numbers):
    """Of the photos in these rows, which are still in the browser, there are only words and a place."""
    rows = {-number - 1: row for number, row in enumerate(formset.forms) if str(number) in numbers}
    for row in rows.values():
        row.empty_permitted = False
    formset.is_valid()
    for number, row in rows.items():
        is_stored = row.instance.article_id is not None
        if is_stored or not row.instance.pk:  # Else it has arrived meanwhile.
            # A story tells its photos apart by their numbers.
            row.instance.pk, row.instance.is_arriving, row.instance.image = row.instance.pk or number, True, ""


def kept(formset) -> list:
    """What stands in the rows, in their order, without those that are to be removed or hold nothing yet."""
    formset.is_valid()
    for number, row in enumerate(formset.forms):
        row.instance.row = number
    rows = [row for row in formset.forms if not row.cleaned_data.get("DELETE")]
    there = [row.instance for row in rows if row.instance.pk or getattr(row.instance, "file", None)]
    return sorted(there, key=lambda thing: thing.order)


def as_public(article):
    article.pk = article.pk or 0  # No row has it: whatever belongs to an article is looked for, and not found.
    article.published_at = article.published_at or timezone.now()
    return article


def reader_of(article, request):
    """The request of somebody who opens the article's own page, and has not signed in."""
    reading = copy(request)
    reading.user = AnonymousUser()
    reading.path = reading.path_info = article.get_absolute_url()
    return reading
