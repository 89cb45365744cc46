"""The views for machines: the health check, and the advice for prefetch proxies."""

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def health(request):
    """Return 200 if the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def traffic_advice(request):
    """Tell prefetch proxies of search engines not to prefetch: their requests would be refused anyway.

    https://buettner.github.io/private-prefetch-proxy/traffic-advice.html
    """
    advice = [{"user_agent": "prefetch-proxy", "disallow": True}]
    response = JsonResponse(advice, safe=False, content_type="application/trafficadvice+json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
