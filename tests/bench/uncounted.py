"""The statistics without their counting: the numbers are written into the pages, the views are not written down."""

from stats.page_hooks import PUT_OFF, PUT_OFF_HEADERS, is_put_off, texts

__all__ = ["PUT_OFF", "PUT_OFF_HEADERS", "count", "is_put_off", "texts"]


def count(*visit):
    """Nothing."""
