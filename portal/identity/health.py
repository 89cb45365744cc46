"""The views for machines: health, figures for Prometheus, and the advice for prefetch proxies."""

import secrets

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.monitoring import parts


@require_safe
def health(request):
    """Tell of each part that this process needs, within a second; 503 if readers or writers miss one."""
    found = parts.found()
    is_ready = all(found[name] == parts.OK for name in parts.NEEDED)
    lines = [f"{name}: {said}\n" for name, said in found.items()]
    return HttpResponse("".join(lines), status=200 if is_ready else 503, content_type="text/plain; charset=utf-8")


@require_safe
def alive(request):
    """Return 200: the process answers, whatever it needs."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def metrics(request):
    """Return the figures for Prometheus to who knows settings.METRICS_TOKEN; 404 where there is none."""
    if not settings.METRICS_TOKEN:
        return HttpResponse("METRICS_TOKEN is not set\n", status=404, content_type="text/plain")
    said = request.headers.get("Authorization", "")
    if not secrets.compare_digest(said.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"}, content_type="text/plain")
    from portal.monitoring.metrics import exposition

    return HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")


MACHINES = {"health": health, "alive": alive, "metrics": metrics}


class HealthCheckOfAnyHost:
    """Middleware that answers machines whatever host they ask: a load balancer asks by an IP address.

    Every other address refuses hosts that are not in ALLOWED_HOSTS.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self._views = {reverse(name): view for name, view in MACHINES.items()}

    def __call__(self, request):
        if request.path not in self._views:
            return self.get_response(request)
        response = self._views[request.path](request)
        response.headers["Content-Length"] = str(len(response.content))  # CommonMiddleware, which adds it, comes later.
        response.headers["Cache-Control"] = "no-store"
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
