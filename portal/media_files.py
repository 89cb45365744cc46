"""The view that delivers uploaded files."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404
from django.utils._os import safe_join
from django.views.decorators.http import require_safe
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import NotARegularFileError

from portal.byte_ranges import FileInParts

# An upload is shown, never run: it gets no origin, no script and only the type of its extension.
MEDIA_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "public, max-age=31536000, immutable",
}
MEDIA_TYPES = MediaTypes()
# No browser shows these; its own program opens them, after they were saved.
SAVED = (".docx", ".xlsx", ".odt", ".ods")


@require_safe
def media(request, name):
    """Deliver an uploaded file, or the range asked for (RFC 9110, section 14); 404 for anything but a file."""
    try:
        path = safe_join(settings.MEDIA_ROOT, name)
        headers = MEDIA_HEADERS | {"Content-Type": MEDIA_TYPES.get_type(path)}
        if path.endswith(SAVED):
            headers["Content-Disposition"] = "attachment"
        file = FileInParts(path, list(headers.items()))
    except (SuspiciousFileOperation, NotARegularFileError, OSError, ValueError) as error:
        raise Http404 from error
    return WhiteNoiseMiddleware.serve(file, request)
