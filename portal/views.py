"""What the site serves beside the news: uploaded files, its health, and the pages for what went wrong."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import NotARegularFileError

from portal import mistyped, signingin
from portal.ranges import FileInParts

# An upload is shown, never run: whatever slipped in gets no origin, no script and no kind but its own.
MEDIA_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "public, max-age=31536000, immutable",
}
MEDIA_TYPES = MediaTypes()


@require_safe
def media(request, name):
    """An uploaded file, in parts where a player asks for parts (RFC 9110, section 14)."""
    try:
        path = safe_join(settings.MEDIA_ROOT, name)
        headers = MEDIA_HEADERS | {"Content-Type": MEDIA_TYPES.get_type(path)}
        file = FileInParts(path, list(headers.items()))
    except (SuspiciousFileOperation, NotARegularFileError, OSError, ValueError) as error:
        raise Http404 from error
    return WhiteNoiseMiddleware.serve(file, request)


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


def csrf_failure(request, reason=""):
    """A page that was opened before somebody signed in elsewhere in the same browser, or a browser without cookies."""
    is_signing_in = request.path == reverse("admin:login")
    if is_signing_in and request.user.is_authenticated:
        return redirect(signingin.wanted(request))
    context = {"is_signing_in": is_signing_in} | ({} if is_signing_in else _way_back(request))
    return render(request, "403_csrf.html", context, status=403)


def _way_back(request) -> dict:
    """Where whoever pressed a button of the desk goes on: to its page, by signing in if nobody is signed in."""
    if not request.path.startswith(reverse("admin:index")):
        return {}
    page, is_here = signingin.page_with_the_button(request), request.user.is_authenticated
    login = f"{reverse('admin:login')}?{urlencode({'next': page})}"
    return {"way_back": page if is_here else login, "is_here": is_here}


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    return mistyped.meant(request) or render(request, "404.html", status=404)


def server_error(request):
    """Without the database, which may be what is wrong."""
    return render(request, "500.html", status=500)
