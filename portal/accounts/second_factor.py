"""The second factor: who needs it, and the step between the password and the admin.

A user who has given only the password is not signed in: for SECONDS the session remembers whose password it was.
"""

import base64
import re
import time

from django.contrib.auth import login
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts.models import SecondFactorRule, User

KEY = "gave_the_password"
SECONDS = 600
BACKUP_CODES = 10
OF_A_PHONE = re.compile(r"[0-9]{6}")


class TooSoon(Exception):
    """No code is checked for another `seconds`: after each wrong code the wait doubles."""

    def __init__(self, seconds):
        self.seconds = seconds


def is_on(user) -> bool:
    """Return whether this user has set the second factor up."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def is_required(user) -> bool:
    """Return whether one of this user's roles requires it (SecondFactorRule)."""
    return SecondFactorRule.objects.filter(group__user=user).exists()


def is_asked_of(user) -> bool:
    """Return whether signing in needs a further step after the password."""
    return is_on(user) or is_required(user)


def is_satisfied(request) -> bool:
    """Return whether the signed-in user has the second factor or needs none; looked up once a request."""
    if not hasattr(request, "second_factor_is_satisfied"):
        request.second_factor_is_satisfied = not is_required(request.user) or is_on(request.user)
    return request.second_factor_is_satisfied


def remember(request, user, goal):
    """Remember in the session that this user gave the right password, and the page to go to afterwards."""
    request.session.cycle_key()
    request.session[KEY] = {"user": user.pk, "backend": user.backend, "goal": goal, "at": time.time()}


def remembered(request):
    """Return the user whose password was given in this session within SECONDS, or None."""
    told = request.session.get(KEY)
    if not told or time.time() - told["at"] > SECONDS:
        return None
    return User.objects.filter(pk=told["user"], is_active=True, is_staff=True).first()


def sign_in(request, user) -> str:
    """Sign the remembered user in; return the address of the page she wanted."""
    told = request.session.pop(KEY)
    login(request, user, told["backend"])
    return told["goal"]


@transaction.atomic
def matches(user, code: str, confirmed=True) -> bool:
    """Return whether it is the phone's current code or a backup code, each valid once. Raises TooSoon."""
    # Only the device it looks like is asked: a code of the phone must not count as a wrong backup code too.
    kind = TOTPDevice if OF_A_PHONE.fullmatch(code) else StaticDevice
    device = kind.objects.select_for_update().filter(user=user, confirmed=confirmed).first()
    if device is None:
        return False
    is_allowed, told = device.verify_is_allowed()
    if not is_allowed:
        raise TooSoon(int((told["locked_until"] - timezone.now()).total_seconds()) + 1)
    return device.verify_token(code)


def device_to_confirm(user) -> TOTPDevice:
    """Return the device whose secret the QR code shows; its first code confirms it."""
    device, _new = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "phone"})
    return device


def secret(device) -> str:
    """Return the secret in base32, in groups of four, for typing it instead of scanning."""
    letters = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


@transaction.atomic
def turn_on(user) -> list[str]:
    """Confirm the device after its first code; return new backup codes, which are shown only now."""
    TOTPDevice.objects.filter(user=user, confirmed=False).update(confirmed=True)
    return new_backup_codes(user)


def new_backup_codes(user) -> list[str]:
    """Replace the backup codes of this user and return the new ones."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="backup")
    codes = [StaticToken.random_token() for _number in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


@transaction.atomic
def turn_off(user):
    """Delete the phone and the backup codes of this user."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
