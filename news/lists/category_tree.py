"""The category tree in two levels, read once per content version."""

from typing import NamedTuple

from news.models import Category
from pagecache.fragments import once_per_version


class Branch(NamedTuple):
    """A category with the categories below it; one of the second level has none below."""

    category: Category
    below: list[Category]

    @property
    def pks(self) -> list[int]:
        """Return the primary keys of all categories of this branch."""
        return [self.category.pk, *(category.pk for category in self.below)]


def tree() -> list[Branch]:
    """Return all branches in the order of the menu."""
    return once_per_version("category tree", _tree)


def _tree():
    below = {}
    for category in Category.objects.all():
        below.setdefault(category.parent_id, []).append(category)
    return [Branch(category, below.get(category.pk, [])) for category in below.get(None, [])]


def find(slug: str) -> Branch | None:
    """Return the branch of the category with this slug, or None; a category below another gets its parent set."""
    for branch in tree():
        if branch.category.slug == slug:
            return branch
        for category in branch.below:
            if category.slug == slug:
                category.parent = branch.category
                return Branch(category, [])
    return None
