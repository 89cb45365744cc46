"""The views for machines: the health check, and the advice for prefetch proxies."""

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
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


class HealthCheckOfAnyHost:
    """Middleware that answers the health check whatever host it was sent to: a load balancer asks by an IP address.

    Every other address refuses hosts that are not in ALLOWED_HOSTS.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path != reverse("health"):
            return self.get_response(request)
        response = health(request)
        response.headers["Content-Length"] = str(len(response.content))  # CommonMiddleware, which adds it, comes later.
        return response


@require_safe
def traffic_advice(request):
    """Tell prefetch proxies of search engines not to prefetch: their requests would be refused anyway.

    https://buettner.github.io/private-prefetch-proxy/traffic-advice.html
    """
    advice = [{"user_agent": "prefetch-proxy", "disallow": True}]
    response = JsonResponse(advice, safe=False, content_type="application/trafficadvice+json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
