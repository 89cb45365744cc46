"""What the doctor finds about hosts, HTTPS and proxies: in the settings, and from real requests."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException

from django.conf import settings
from django.utils.translation import gettext as _

from news.models import Photo
from portal import environment
from portal.operations.doctor.findings import Finding, error, warning
from stats.collecting import visitors

SECONDS = 5


def of_settings() -> Iterator[Finding]:
    """Find what the settings alone tell."""
    if settings.DEBUG:
        yield error("debug", _("DEBUG is on, so that errors show the inside of the site to readers: take it away."))
    if "*" in settings.ALLOWED_HOSTS:
        yield warning("hosts", _("The site answers to every name: list its own names in ALLOWED_HOSTS instead of *."))
    if set(settings.ALLOWED_HOSTS) <= set(environment.LOCAL_HOSTS):
        yield warning("hosts", _("Only this machine can reach the site: set ALLOWED_HOSTS to the name readers type."))
    elif not settings.HTTPS:
        yield warning("https", _("Passwords travel in the open: set HTTPS=1 and let a proxy with a certificate ask."))


def of_the_origin() -> Iterator[Finding]:
    """Ask for the front page and the newest photo as a reader does, by the public origin, and find what comes back."""
    if not settings.PUBLIC_ORIGIN:
        return
    wrong = list(_of_page(f"{settings.PUBLIC_ORIGIN}/"))
    yield from wrong
    newest = Photo.objects.exclude(image="").order_by("-pk").first()
    if newest and not wrong:
        yield from _of_page(f"{settings.PUBLIC_ORIGIN}{newest.image.url}")


def _of_page(address):
    # S310: environment.public_origin takes nothing but http and https.
    asked = urllib.request.Request(address, headers={"User-Agent": "bang-vang doctor"})  # noqa: S310
    try:
        with urllib.request.build_opener(_NoRedirects).open(asked, timeout=SECONDS):
            return
    except urllib.error.HTTPError as answer:
        yield from _of_answer(address, answer)
    except (OSError, HTTPException, ValueError) as failure:
        text = _("{address} cannot be reached from here ({reason}): look at name, certificate, proxy and firewall.")
        yield error("origin", text.format(address=address, reason=getattr(failure, "reason", failure)))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


def _of_answer(address, answer):
    leads_to = answer.headers.get("Location", "")
    if leads_to == address:
        text = _(
            "{address} redirects to itself for ever: the proxy is not trusted, so that the site does not believe in "
            "HTTPS. Put its address, which the log names, into TRUSTED_PROXIES."
        )
        yield error("proxy", text.format(address=address))
    elif leads_to:
        text = _("{address} leads to {other}: PUBLIC_ORIGIN is not the address that readers get.")
        yield warning("origin", text.format(address=address, other=leads_to))
    elif answer.code == 400:
        text = _("{address} answers 400: the proxy does not pass the name on (Host), or ALLOWED_HOSTS lacks it.")
        yield error("hosts", text.format(address=address))
    else:
        text = _("{address} answers {status}: look into the log of the proxy and of the site.")
        yield error("origin", text.format(address=address, status=answer.code))


def of_request(request) -> Iterator[Finding]:
    """Find what the request of an administrator tells of the proxies that it came through."""
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = [name for name in ("X-Forwarded-For", "X-Forwarded-Proto") if name in request.headers]
    if forwarded and not visitors.is_trusted(peer):
        text = _(
            "Requests come through {peer}, which says who the reader is but is not trusted, so that all readers are "
            "one: put that address into TRUSTED_PROXIES if it is your proxy."
        )
        yield warning("proxy", text.format(peer=peer))
    if settings.TRUSTED_PROXIES and visitors.is_trusted(peer) and "X-Forwarded-For" not in forwarded:
        text = _("The proxy {peer} does not say who the reader is, so that all are one: have it send X-Forwarded-For.")
        yield warning("proxy", text.format(peer=peer))
    if not settings.HTTPS and request.headers.get("X-Forwarded-Proto") == "https":
        yield warning("https", _("Readers come by HTTPS and the site does not know it: set HTTPS=1."))
