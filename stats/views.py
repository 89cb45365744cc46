"""The numbers in public, as JSON."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from news.models import Article
from stats.site import site_sums

MAX_AGE_SECONDS = 30


@require_safe
def numbers(request):
    """Visitors online, today, this week and in total; with `?tin=<id>` of a public article, how it was read too."""
    figures = site_sums.visitors()
    asked = request.GET.get("tin", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 18:
        article = Article.objects.published().filter(pk=int(asked)).values_list("pk", flat=True).first()
        read = site_sums.read([article])[article] if article else site_sums.Read(None, None)
        figures |= read._asdict()
    return JsonResponse(figures, headers={"Cache-Control": f"public, max-age={MAX_AGE_SECONDS}"})
