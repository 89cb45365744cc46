"""Refusals: what cannot be imported, and what to do about it."""


class Refused(ValueError):
    """It cannot be imported; the message says what is wrong and then what to do.

    `category` is its category on the old portal, as far as it is known.
    """

    def __init__(self, message, category: tuple[str, ...] = ()):
        super().__init__(str(message))
        self.category = category


class NoArticle(Refused):
    """A file that is whole but holds no article, such as a list of links: passed over, not refused."""
