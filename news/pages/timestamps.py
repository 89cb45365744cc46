"""Times as programs read them, in pages, feeds and sitemaps alike."""

from datetime import datetime

from django.utils import timezone


def timestamp(moment: datetime) -> str:
    """Local, in whole seconds (RFC 3339): HTML takes no six decimals."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
