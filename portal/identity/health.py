"""What machines ask of the site: whether it is well, and whether they may fetch pages ahead."""

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def health(request):
    """200 while this process answers and reaches its database, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def traffic_advice(request):
    """Tells prefetch proxies of search engines to leave the site alone: what they fetch ahead is refused anyway.

    https://buettner.github.io/private-prefetch-proxy/traffic-advice.html
    """
    advice = [{"user_agent": "prefetch-proxy", "disallow": True}]
    response = JsonResponse(advice, safe=False, content_type="application/trafficadvice+json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
