"""Files for programs, such as feeds and sitemaps. They are no public pages and count no views."""

import re

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

# XML 1.0 cannot hold these characters, and parsers stop at the first one.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def file(view):
    """Decorate a view of a file: GET and HEAD only, compressed, with 304 for clients that have the same content.

    Only the ETag decides: when an article is withdrawn, the newest change in a file becomes an older one.
    """
    return require_safe(gzip_page(conditional_page(view)))


def answer(request, template, context, content_type) -> HttpResponse:
    """Return the rendered template without characters that XML forbids."""
    return HttpResponse(_UNWRITABLE.sub("", render_to_string(template, context, request)), content_type=content_type)
