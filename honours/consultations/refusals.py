"""Why an opinion is not taken; the form comes back with what was written, and with these words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Refused(ValidationError):
    """An opinion that is not taken, with the status of the answer and the seconds after which to try again."""

    def __init__(self, message, status: int, retry_after: int | None = None):
        super().__init__(message)
        self.status, self.retry_after = status, retry_after


ANOTHER_SITE = _(
    "This was sent from another site, or your browser does not tell from where. Look at what is written here and send "
    "it once more."
)
NOT_THIS_FORM = _("The page has been open for long. Look at what is written here and send it once more.")
TOO_SOON = _("That was fast. Look at what is written here and send it once more.")
FROM_YOUR_NETWORK = _(
    "Many opinions have come from your network within an hour. Send this one later, or to one of the addresses below."
)
TO_THIS_CONSULTATION = _(
    "Many opinions are arriving just now. Send this one in an hour, or to one of the addresses below."
)
FULL = _("No more opinions can be taken by this form. Send this one to one of the addresses below.")
