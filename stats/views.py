"""The numbers in public, as JSON."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from news.models import Article
from stats import reports

MAX_AGE_SECONDS = 30


@require_safe
def numbers(request):
    """Visitors online, today, this week and in total; with `?tin=<id>` of a public article, its views too."""
    figures = reports.visitors()
    asked = request.GET.get("tin", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 18:
        article = Article.objects.published().filter(pk=int(asked)).values_list("pk", flat=True).first()
        figures["views"] = reports.views([article])[article] if article else None
    return JsonResponse(figures, headers={"Cache-Control": f"public, max-age={MAX_AGE_SECONDS}"})
