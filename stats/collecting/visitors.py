"""Who is the same reader: client network and browser, hashed with the salt of the week. No address is stored."""

import hashlib
import ipaddress
import logging
import secrets
import socket
import time
from collections.abc import Mapping

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from stats.models import Salt

logger = logging.getLogger(__name__)

MAX_HOPS = 20
LOOK_AGAIN_SECONDS = 10

_salts = {}  # By week: the salt, and until when it is believed.


def client_address(request) -> str:
    """The address of whoever sent this request of Django's."""
    return address_of(request.META)


def address_of(asked: Mapping) -> str:
    """The reader's address: the peer's, or, behind trusted proxies, the right-most hop that is not one of them.

    A peer without an address came through a Unix socket, which only a proxy on this machine can open.
    """
    address = peer = asked.get("REMOTE_ADDR", "")
    hops = asked.get("HTTP_X_FORWARDED_FOR", "")[-2000:].rsplit(",", MAX_HOPS)
    while hops and (not address or _is_trusted(address)):
        nearer = hops.pop().strip()
        if _packed(nearer) is None:
            break
        address = nearer
    return address or peer


def visitor(asked: Mapping, week) -> int | None:
    """The reader's key of this week, a signed 64-bit number; `asked` is the WSGI environ of the request.

    None while no salt can be had, and for who asks not to be known (https://w3c.github.io/gpc/) where that is honoured.
    """
    if settings.HONOUR_GPC and asked.get("HTTP_SEC_GPC") == "1":
        return None
    salt = salt_of(week)
    if salt is None:
        return None
    agent = asked.get("HTTP_USER_AGENT", "")[:1000].encode("utf-8", "surrogatepass")
    return key(address_of(asked), agent, salt)


def key(address: str, agent: bytes, salt: bytes) -> int:
    """BLAKE2b (RFC 7693) of network and browser, keyed with the salt."""
    hashed = hashlib.blake2b(network(address) + b"\0" + agent, digest_size=8, key=salt)
    return int.from_bytes(hashed.digest(), signed=True)


def network(address: str) -> bytes:
    """An IPv4 address, or the /64 of an IPv6 address: one household has a whole /64 (RFC 6177)."""
    packed = _packed(address) or b""
    if packed.startswith(b"\0" * 10 + b"\xff\xff"):
        return packed[12:]
    return packed[:8]


def salt_of(week) -> bytes | None:
    """The salt of a week, made by whoever asks first; None while the database cannot be asked.

    It is looked at again now and then: one that was deleted, here or by another machine, is used no longer.
    """
    salt, look_again_at = _salts.get(week, (None, 0.0))
    if time.monotonic() < look_again_at:
        return salt
    if salt:  # The others go on with it meanwhile.
        _remember(week, salt)
    try:
        if not connection.in_atomic_block:  # In front of Django nobody else gives up a connection that broke.
            close_old_connections()
        _remember(week, salt := _kept_salt(week) or _new_salt(week))
    except DatabaseError:
        if salt is None:
            logger.warning("No salt for the week of %s: its views are counted without their visitors.", week)
    return salt


def _remember(week, salt):
    """For a while; what nobody asked for meanwhile is forgotten, since it may be a week that is over."""
    global _salts
    now = time.monotonic()
    asked_lately = {week: known for week, known in list(_salts.items()) if now < known[1]}
    _salts = asked_lately | {week: (salt, now + LOOK_AGAIN_SECONDS)}


def _kept_salt(week):
    # Read before anything is written: a process that has just begun need not wait for a locked database.
    salt = Salt.objects.filter(week=week).values_list("salt", flat=True).first()
    return salt and bytes(salt)


def _new_salt(week):
    Salt.objects.bulk_create([Salt(week=week, salt=secrets.token_bytes(32))], ignore_conflicts=True)
    return _kept_salt(week)


def forget_salts():
    """Ask the database again: what this process remembers may belong to a database that was replaced."""
    _salts.clear()


def is_ignored(asked: Mapping) -> bool:
    """Whether the reader sits in a network the administrators left out, such as the board's own."""
    return bool(settings.IGNORED_NETWORKS) and _in(address_of(asked), settings.IGNORED_NETWORKS)


def _is_trusted(address):
    return bool(settings.TRUSTED_PROXIES) and _in(address, settings.TRUSTED_PROXIES)


def _in(address, networks):
    packed = _packed(address)
    if packed is None:
        return False
    found = ipaddress.ip_address(packed)
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in network for network in networks)


def _packed(address):
    # inet_pton takes a tenth of the time of ipaddress, which each request would pay.
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            return socket.inet_pton(family, address)
        except (OSError, ValueError):
            continue
    return None
