"""Visitors: network and browser, hashed with the salt of the week. No address is stored."""

import hashlib
import ipaddress
import logging
import secrets
import time
from collections.abc import Mapping

from django.conf import settings

import networks
from databases.asking import PATIENCE_SECONDS, ask
from databases.presence import presence
from pagecache.front import waiting
from stats.models import Salt

logger = logging.getLogger(__name__)

MAX_HOPS = 20
LOOK_AGAIN_SECONDS = 10

_salts = {}  # By week: the salt, and the monotonic time until which it is used without asking the database.


def client_address(request) -> str:
    """Return the client address of a Django request."""
    return address_of(request.META)


def address_of(asked: Mapping) -> str:
    """Return the client address: the peer's or, behind trusted proxies, the right-most hop that is none of them."""
    address = peer = asked.get("REMOTE_ADDR", "")
    hops = asked.get("HTTP_X_FORWARDED_FOR", "")[-2000:].rsplit(",", MAX_HOPS)
    while hops and is_trusted(address):
        nearer = hops.pop().strip()
        if networks.packed(nearer) is None:
            break
        address = nearer
    return address or peer


def visitor(asked: Mapping, week) -> int | None:
    """Return the visitor's hash of this week, a signed 64-bit number; `asked` is the WSGI environ.

    None while no salt can be read, and for a request with Sec-GPC (https://w3c.github.io/gpc/) if HONOUR_GPC is set.
    """
    if settings.HONOUR_GPC and asked.get("HTTP_SEC_GPC") == "1":
        return None
    salt = salt_of(week)
    if salt is None:
        return None
    agent = asked.get("HTTP_USER_AGENT", "")[:1000].encode("utf-8", "surrogatepass")
    return key(address_of(asked), agent, salt)


def key(address: str, agent: bytes, salt: bytes) -> int:
    """Return the BLAKE2b hash (RFC 7693) of network and User-Agent, keyed with the salt."""
    hashed = hashlib.blake2b(networks.of(address) + b"\0" + agent, digest_size=8, key=salt)
    return int.from_bytes(hashed.digest(), signed=True)


def salt_of(week) -> bytes | None:
    """Return the salt of a week, created by the first process that asks; None while the database is away.

    It is read again every LOOK_AGAIN_SECONDS, so that a deleted salt is used no longer.
    """
    salt, look_again_at = _salts.get(week, (None, 0.0))
    if time.monotonic() < look_again_at:
        return salt
    if presence.is_doubtful:
        return salt
    if salt:  # Other threads go on using it meanwhile.
        _remember(week, salt)
    return waiting.ask(lambda: _read_salt(week, salt))


def _read_salt(week, salt):
    # Without a salt the visitor would not be counted: then it is worth waiting for.
    message = "No salt of the week could be read: %s" if salt else "Views are counted without their visitors: %s"
    seconds = PATIENCE_SECONDS if salt else None
    ask(lambda: _remember(week, _kept_salt(week) or _new_salt(week)), logger, message, seconds)
    return _salts.get(week, (None,))[0]


def _remember(week, salt):
    """Remember the salt for LOOK_AGAIN_SECONDS; drop those nobody asked for meanwhile, whose week may be over."""
    global _salts
    now = time.monotonic()
    asked_lately = {week: known for week, known in list(_salts.items()) if now < known[1]}
    _salts = asked_lately | {week: (salt, now + LOOK_AGAIN_SECONDS)}


def _kept_salt(week):
    # Read before writing: a process that has just begun need not wait for a locked database.
    salt = Salt.objects.filter(week=week).values_list("salt", flat=True).first()
    return salt and bytes(salt)


def _new_salt(week):
    Salt.objects.bulk_create([Salt(week=week, salt=secrets.token_bytes(32))], ignore_conflicts=True)
    return _kept_salt(week)


def forget_salts():
    """Drop the remembered salts: they may belong to a database that was replaced."""
    _salts.clear()


def is_ignored(asked: Mapping) -> bool:
    """Return whether the client address lies in IGNORED_NETWORKS, such as the board's own."""
    return bool(settings.IGNORED_NETWORKS) and _in(address_of(asked), settings.IGNORED_NETWORKS)


def is_trusted(address: str) -> bool:
    """Return whether a peer or hop is one of TRUSTED_PROXIES.

    A peer without an address came through a Unix socket, which only a proxy on this machine can open.
    """
    return not address or (bool(settings.TRUSTED_PROXIES) and _in(address, settings.TRUSTED_PROXIES))


def _in(address, ranges):
    packed = networks.packed(address)
    if packed is None:
        return False
    found = ipaddress.ip_address(packed)
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in network for network in ranges)
