"""The three accounts of a new site, with random passwords."""

import secrets
from typing import NamedTuple

from django.contrib.auth.models import Group
from django.utils.translation import gettext_noop

from portal.accounts.models import User

# Without l, 1, o and 0, which look alike on paper.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
PEOPLE = (
    ("phongvien", gettext_noop("Reporter"), "Khuê", "Trần Minh"),
    ("bientap", gettext_noop("Editor"), "Vân", "Lê Hà"),
    ("quantri", gettext_noop("Administrator"), "Sơn", "Đỗ Hải"),
)


class Account(NamedTuple):
    """A user, her role, and her password if it was just made."""

    user: User
    role: str
    password: str | None  # None: the account was there already and keeps its own.


def password() -> str:
    """Return twelve letters and digits in three groups: 60 random bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def make() -> list[Account]:
    """Create one account for each role; the passwords are only in the returned accounts."""
    return [account(*person) for person in PEOPLE]


def account(username, role, first_name, last_name):
    """Return the account of this name, created if it is missing; an existing one stays as it is."""
    user = User.objects.filter(username=username).first()
    if user:
        return Account(user, role, None)
    secret = password()
    user = User.objects.create_user(
        username, password=secret, is_staff=True, first_name=first_name, last_name=last_name
    )
    user.groups.add(Group.objects.get(name=role))
    return Account(user, role, secret)
