"""What the doctor finds about people and packages: second factors, Django's own checks, the age of the lock file."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts.models import User
from portal.operations import release
from portal.operations.doctor.findings import Finding, error, warning

MONTHS = 6
DAYS_OF_A_MONTH = 30


def of_second_factors() -> Iterator[Finding]:
    """Find administrators who sign in with a password alone."""
    administrators = User.objects.filter(Q(is_superuser=True) | Q(groups__name="Administrator"), is_active=True)
    secured = TOTPDevice.objects.filter(confirmed=True).values("user")
    if names := administrators.exclude(pk__in=secured).distinct().values_list("username", flat=True):
        text = _("Administrators sign in with a password alone ({names}): have them set up the second factor.")
        yield warning("second-factor", text.format(names=", ".join(names)))


def of_django() -> Iterator[Finding]:
    """Find what `manage.py check` finds, with --deploy where readers come by HTTPS."""
    for found in checks.run_checks(include_deployment_checks=settings.HTTPS):
        if found.level >= checks.WARNING and not found.is_silenced():
            told = error if found.is_serious() else warning
            yield told("check", " ".join(filter(None, [found.msg, found.hint])))


def of_packages() -> Iterator[Finding]:
    """Find packages that were not renewed for MONTHS months."""
    locked = release.locked_on()
    if locked and (days := (timezone.localdate() - locked).days) > MONTHS * DAYS_OF_A_MONTH:
        text = _(
            "The packages were last renewed {months} months ago: install a newer release, or run `make lock audit`."
        )
        yield warning("packages", text.format(months=days // DAYS_OF_A_MONTH))
