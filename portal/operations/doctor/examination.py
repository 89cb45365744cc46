"""The examination: all that the doctor looks at, in the order in which an administrator would mend it."""

import logging
from collections.abc import Iterator

from django.db import DatabaseError
from django.utils.translation import gettext as _

from portal.operations.doctor import addresses, content, machine, upkeep
from portal.operations.doctor.findings import Finding, error

logger = logging.getLogger(__name__)

ASKED_OF_ALL = (
    machine.of_folders,
    content.of_migrations,
    machine.of_clocks,
    machine.of_drainers,
    addresses.of_settings,
    content.of_uploads,
    content.of_renditions,
    content.of_backups,
    upkeep.of_second_factors,
    upkeep.of_packages,
    upkeep.of_django,
)


def findings(request=None) -> list[Finding]:
    """Return what is wrong; [] if nothing is.

    With an administrator's request, what its way here tells; without one, the front page is asked for from outside.
    """
    last = (lambda: addresses.of_request(request)) if request else addresses.of_the_origin
    return [finding for asked in (*ASKED_OF_ALL, last) for finding in _found(asked)]


def _found(asked) -> Iterator[Finding]:
    try:
        yield from asked()
    except DatabaseError as reason:
        said = str(reason).strip().partition("\n")[0]
        text = _("The database did not answer ({reason}): look at its log and at DATABASE_URL.")
        yield error("database", text.format(reason=said))
    except Exception as reason:
        # What comes after must be told all the same.
        logger.exception("The doctor could not look at everything")
        yield error("doctor", _("Something could not be looked at: {reason}").format(reason=reason))
