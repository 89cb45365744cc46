"""The page on which the writer of an opinion asks by the receipt code what became of it."""

import re

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from honours.models import Opinion
from honours.models.opinions import CODE_LETTERS

CODE = "code"
OTHER_LETTERS = re.compile(f"[^{CODE_LETTERS}]")


@csrf_exempt  # It changes nothing; the code is posted so that it stands in no address and no log.
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request):
    """Show the form for a code, and for a posted code the state of its opinion and the answer, but not the opinion."""
    if request.method != "POST":
        request.is_public_page = True
        return render(request, "honours/consultations/receipt.html", {"code": "", "is_asked": False, "opinion": None})
    code = request.POST.get(CODE, "")[:40]
    context = {"code": code, "is_asked": True, "opinion": opinion_of(code)}
    response = render(request, "honours/consultations/receipt.html", context)
    add_never_cache_headers(response)
    return response


def opinion_of(code: str) -> Opinion | None:
    """Return the opinion with this code, however it is written."""
    return Opinion.objects.select_related("consultation").filter(code=plain_code(code)).first()


def plain_code(written: str) -> str:
    """Return a code as it is stored, in capitals without spaces and hyphens."""
    return OTHER_LETTERS.sub("", written.upper())
