"""The page on which readers give an opinion, without account, cookie or script.

It is never kept: each delivery has a token of its own, by which a form that is sent twice is taken once.
"""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from honours.consultations import form_tokens, limits
from honours.consultations.opinion_form import OpinionForm
from honours.consultations.refusals import ANOTHER_SITE, Refused
from honours.models import Consultation, Opinion

FORM = "form"
SAME_SITE = ("same-origin", "none")  # "none": the reader did it herself, as by reloading a restored tab.


@csrf_exempt  # Nobody is signed in here and no cookie is set; `is_from_this_site` asks the browser instead.
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request, address):
    """Show the form of an open consultation, or take an opinion and show its receipt."""
    consultation = get_object_or_404(Consultation.objects.published(), pk=address.pk)
    if request.method == "POST":
        response = taken(request, consultation)
    elif consultation.takes_opinions_now and address.slug == consultation.slug:
        request.is_public_page = True
        response = shown(request, consultation, OpinionForm(consultation))
    else:
        return redirect(consultation)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def taken(request, consultation):
    """Return the receipt of the opinion that was sent, or the form with what was written and what is wrong with it."""
    form = OpinionForm(consultation, request.POST)
    if not consultation.takes_opinions_now:
        return shown(request, consultation, form, 403)
    if not form.is_valid():
        return shown(request, consultation, form, 400)
    try:
        stored = receive(request, consultation, form.content())
    except Refused as refused:
        form.add_error(None, refused)
        return shown(request, consultation, form, refused.status, refused.retry_after)
    return render(request, "honours/consultations/received.html", {"consultation": consultation, "opinion": stored})


@transaction.atomic
def receive(request, consultation, content) -> Opinion:
    """Store an opinion and return it; of a form that was sent twice, what was stored first. Raises Refused."""
    if not is_from_this_site(request):
        raise Refused(ANOTHER_SITE, 403)
    token = request.POST.get(FORM, "")
    sent_as = form_tokens.sent_as(token, content)
    if known := consultation.opinions.filter(sent_as=sent_as).first():
        return known
    form_tokens.check(token, consultation)
    stored, is_new = consultation.opinions.get_or_create(sent_as=sent_as, defaults=content)
    if is_new:
        limits.count(request, consultation)
    return stored


def is_from_this_site(request) -> bool:
    """Return whether the browser says that a page of this site sent the form, or is too old to say anything.

    https://www.w3.org/TR/fetch-metadata/ – browsers send Sec-Fetch-Site over HTTPS, and Origin with every POST.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in SAME_SITE
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def shown(request, consultation, form, status=200, retry_after=None):
    """Return the page of the form, with another token."""
    context = {"consultation": consultation, "form": form, "token": form_tokens.new(consultation)}
    response = render(request, "honours/consultations/opinion.html", context, status=status)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response
