"""What is seen of the site from outside: health, metrics, log lines, mail to administrators."""

from django.conf import settings


def is_on() -> bool:
    """Return whether each answer is to be noted."""
    return bool(settings.METRICS_TOKEN or settings.ACCESS_LOG or settings.LOG_FORMAT == "json")


def watched(django):
    """Return the application in front of Django that notes each answer."""
    from portal.monitoring.front import WatchedFront

    if not settings.METRICS_TOKEN:
        return WatchedFront(django)
    from portal.monitoring import metrics

    return WatchedFront(django, metrics.count)
