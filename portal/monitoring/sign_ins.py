"""Failed sign-ins and lock-outs as log lines, which fail2ban reads where addresses may be logged, and as figures."""

import logging

from django.conf import settings
from django.contrib.auth.signals import user_login_failed

import networks

logger = logging.getLogger("sign-in")


def connect():
    """Listen to them, after whoever listens already."""
    from axes.signals import user_locked_out

    user_login_failed.connect(_failed, dispatch_uid="monitoring")
    user_locked_out.connect(_locked_out, dispatch_uid="monitoring")


def _failed(request=None, **signal):
    if settings.METRICS_TOKEN:
        from portal.monitoring import metrics

        metrics.SIGN_IN_FAILURES.inc()


def _locked_out(request=None, **signal):
    if settings.METRICS_TOKEN:
        from portal.monitoring import metrics

        metrics.LOCK_OUTS.inc()
    logger.warning("Locked out after too many wrong passwords%s", _from(request))


def _from(request):
    return f" from {networks.client_address(request)}" if settings.LOG_ADDRESSES and request else ""
