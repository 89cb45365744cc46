"""The public view of the live numbers, as JSON."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from news.models import Article
from stats import page_hooks
from stats.collecting import beacon
from stats.site import site_sums

MAX_AGE_SECONDS = 30


@require_safe
def numbers(request):
    """Return visitors online, today, this week and in total; with `?tin=<pk>`, views and readers of the article too.

    Both are null for an article that is not public.
    """
    figures: dict[str, int | None] = {**site_sums.visitors()}
    asked = request.GET.get("tin", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 18:
        article = Article.objects.published().filter(pk=int(asked)).values_list("pk", flat=True).first()
        unknown = dict.fromkeys(site_sums.Read._fields)
        figures |= site_sums.read([article])[article]._asdict() if article else unknown
    return JsonResponse(figures, headers={"Cache-Control": f"public, max-age={MAX_AGE_SECONDS}"})


@csrf_exempt  # A page from a cache has no token of its reader; it names itself by what only this site can sign.
@require_POST
def told(request):
    """Count the view that a page tells of: 204, or 400 for what no page of this site has sent."""
    if not settings.COUNTS_BY_BEACON:
        raise Http404
    try:
        visit, article = beacon.told(request)
    except beacon.NotOurs:
        return HttpResponseBadRequest()
    page_hooks.record(visit, article)
    return HttpResponse(status=204)
