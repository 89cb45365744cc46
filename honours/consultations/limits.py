"""How many opinions are taken in an hour: of one network, and for one consultation.

No address is stored: a network is one of 65,536 groups, which change every hour.
"""

import hashlib
import time
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

import networks
from honours.consultations.refusals import FROM_YOUR_NETWORK, FULL, TO_THIS_CONSULTATION, Refused
from honours.models import OpinionRate

HOUR = 3600
# Mobile networks put many phones behind one address.
MOST_OF_A_NETWORK, MOST_AN_HOUR, MOST_IN_ALL = 20, 600, 50_000
GROUP_BYTES = 2


def count(request, consultation):
    """Count an opinion that was just stored. Raises Refused if it is one too many; the caller rolls back."""
    if _counted(hour(), group(networks.client_address(request))) > MOST_OF_A_NETWORK:
        raise Refused(FROM_YOUR_NETWORK, 429, HOUR)
    if consultation.opinions.count() > MOST_IN_ALL:
        raise Refused(FULL, 503)
    since = timezone.now() - timedelta(seconds=HOUR)
    if consultation.opinions.filter(received_at__gt=since).count() > MOST_AN_HOUR:
        raise Refused(TO_THIS_CONSULTATION, 429, HOUR)


def hour() -> int:
    """Return the number of the hour since 1970."""
    return int(time.time()) // HOUR


def group(address: str) -> int:
    """Return the group of a network in this hour: a hash of 16 bits, keyed with the secret key."""
    key = hashlib.sha256(f"{settings.SECRET_KEY} {hour()}".encode()).digest()
    return int.from_bytes(hashlib.blake2b(networks.of(address), digest_size=GROUP_BYTES, key=key).digest())


def _counted(hour, group) -> int:
    """Return the number of opinions of this group in this hour, with this one; the database adds."""
    OpinionRate.objects.update_or_create(
        hour=hour, group=group, defaults={"count": F("count") + 1}, create_defaults={"count": 1}
    )
    return OpinionRate.objects.values_list("count", flat=True).get(hour=hour, group=group)
