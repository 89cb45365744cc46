"""Refusals: what cannot be imported, and what to do about it."""

from django.utils.translation import gettext as _


class Refused(ValueError):
    """It cannot be imported; the message says what is wrong and then what to do.

    `category` is its category on the old portal, as far as it is known.
    """

    def __init__(self, message, category: tuple[str, ...] = ()):
        super().__init__(str(message))
        self.category = category


def unreadable(error: OSError) -> Refused:
    """Return the refusal of a file that the system does not let us read."""
    words = _("The file cannot be read: {reason}. Check its name, its folder and who may read it.")
    return Refused(words.format(reason=error.strerror or type(error).__name__))


class NoArticle(Refused):
    """A file that is whole but holds no article, such as a list of links: passed over, not refused."""
