"""The second factor: who is asked for it, and the step between the right password and the open desk.

Who has given the password alone is signed in nowhere: for ten minutes the session remembers whose password it was.
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
    """After a wrong code no other is looked at for `seconds`, twice as long after each."""

    def __init__(self, seconds):
        self.seconds = seconds


def is_on(person) -> bool:
    return TOTPDevice.objects.filter(user=person, confirmed=True).exists()


def is_required(person) -> bool:
    """Whether an administrator wants it of one of this person's roles."""
    return SecondFactorRule.objects.filter(group__user=person).exists()


def is_asked_of(person) -> bool:
    return is_on(person) or is_required(person)


def is_satisfied(request) -> bool:
    """Whether the desk may open as far as the second factor goes; asked once a request."""
    if not hasattr(request, "second_factor_is_satisfied"):
        request.second_factor_is_satisfied = not is_required(request.user) or is_on(request.user)
    return request.second_factor_is_satisfied


def remember(request, person, goal):
    """The password was right; the code is still to come."""
    request.session.cycle_key()
    request.session[KEY] = {"person": person.pk, "backend": person.backend, "goal": goal, "at": time.time()}


def remembered(request):
    """Whose password was given here lately, or None."""
    told = request.session.get(KEY)
    if not told or time.time() - told["at"] > SECONDS:
        return None
    return User.objects.filter(pk=told["person"], is_active=True, is_staff=True).first()


def sign_in(request, person) -> str:
    """Open the desk; where the person wanted to go."""
    told = request.session.pop(KEY)
    login(request, person, told["backend"])
    return told["goal"]


@transaction.atomic
def matches(person, code: str, confirmed=True) -> bool:
    """Whether it is the phone's code of this moment or a backup code; each is good once. Raises TooSoon."""
    # Only the one it looks like is asked: a code of the phone shall not count as a wrong backup code too.
    kind = TOTPDevice if OF_A_PHONE.fullmatch(code) else StaticDevice
    device = kind.objects.select_for_update().filter(user=person, confirmed=confirmed).first()
    if device is None:
        return False
    is_allowed, told = device.verify_is_allowed()
    if not is_allowed:
        raise TooSoon(int((told["locked_until"] - timezone.now()).total_seconds()) + 1)
    return device.verify_token(code)


def device_to_confirm(person) -> TOTPDevice:
    """The device whose secret the QR code shows, until its first code proves that a phone has it."""
    device, _new = TOTPDevice.objects.get_or_create(user=person, confirmed=False, defaults={"name": "phone"})
    return device


def secret(device) -> str:
    """For who types it instead of scanning, in groups of four."""
    letters = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


@transaction.atomic
def turn_on(person) -> list[str]:
    """A first code has come from the phone; the backup codes, which are shown only now."""
    TOTPDevice.objects.filter(user=person, confirmed=False).update(confirmed=True)
    return new_backup_codes(person)


def new_backup_codes(person) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name="backup")
    codes = [StaticToken.random_token() for _number in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


@transaction.atomic
def turn_off(person):
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
