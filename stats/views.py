"""The public view of the live numbers, as JSON."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from news.models import Article
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
