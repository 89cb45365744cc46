"""Times for programs, in pages, feeds and sitemaps alike."""

from datetime import datetime

from django.utils import timezone


def timestamp(moment: datetime) -> str:
    """Return the local time in whole seconds (RFC 3339): HTML allows at most three decimals."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
