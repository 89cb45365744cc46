"""The categories as readers meet them, in two levels; read once an edition."""

from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from news.models import Category


class Heading(NamedTuple):
    """A category of the first level with those below it."""

    category: Category
    below: list[Category]

    @property
    def numbers(self) -> list[int]:
        return [self.category.pk, *(category.pk for category in self.below)]


def once_an_edition(key, make):
    """What was made for this key since anything public changed. News knows editions only by this name."""
    return import_string(settings.ONCE_AN_EDITION)(key, make)


def headings() -> list[Heading]:
    """All categories, in their order."""
    return once_an_edition("headings", _headings)


def _headings():
    below = {}
    for category in Category.objects.all():
        below.setdefault(category.parent_id, []).append(category)
    return [Heading(category, below.get(category.pk, [])) for category in below.get(None, [])]


def find(slug: str) -> Heading | None:
    """The category with this address and those below it; its parent is at hand."""
    for heading in headings():
        if heading.category.slug == slug:
            return heading
        for category in heading.below:
            if category.slug == slug:
                category.parent = heading.category
                return Heading(category, [])
    return None
