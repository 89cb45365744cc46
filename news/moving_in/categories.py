"""Categories of the old portal, and which of ours they are: by rule, by name, or made anew."""

from django.utils.translation import gettext as _

from news.models import Category, CategoryRule
from news.models.imports.category_rules import LONGEST_NAME
from news.text import vietnamese

BETWEEN = " > "


def written(path: tuple[str, ...]) -> str:
    """Return a category's path as it is shown and stored: "Khen thưởng > Khen thưởng đột xuất"."""
    return BETWEEN.join(path)[:LONGEST_NAME]


def path(text: str) -> tuple[str, ...]:
    """Return the path of a category that is written in one line."""
    return tuple(" ".join(name.split()) for name in text.replace("»", ">").split(">") if name.strip())


def key(path: tuple[str, ...]) -> str:
    """Return what is the same for all spellings of a path."""
    return BETWEEN.join(map(vietnamese.slug, path))[:LONGEST_NAME]


class Categories:
    """Finds our category for an old one; with `make`, makes one that is unknown, and remembers it in `made`."""

    def __init__(self, make: bool = False):
        self.make = make
        self.made: list[Category] = []
        self.rules = {rule.key: rule.category for rule in CategoryRule.objects.select_related("category")}

    def is_known(self, path: tuple[str, ...]) -> bool:
        """Return whether a rule or a category of that name tells where its articles go."""
        return not path or key(path) in self.rules or _named(path[-1]) is not None

    def of(self, path: tuple[str, ...]) -> Category | None:
        """Return our category; None where a rule says so, or where it is unknown and none shall be made."""
        if key(path) in self.rules:
            return self.rules[key(path)]
        if not path:
            return None
        return _named(path[-1]) or (self._made(path) if self.make else None)

    def has_one(self, path: tuple[str, ...]) -> bool:
        """Return whether of() would return a category of ours; none is made."""
        if key(path) in self.rules:
            return self.rules[key(path)] is not None
        return bool(path) and (self.make or _named(path[-1]) is not None)

    def _made(self, path):
        above = _named(path[0]) if len(path) > 1 else None
        if len(path) > 1 and above is None:
            above = self._create(path[0], None)
        return self._create(path[-1], above.parent or above if above else None)

    def _create(self, name, parent):
        category = Category.objects.create(name=name[:120], parent=parent)
        self.made.append(category)
        return category


def decide(path: tuple[str, ...], category: Category | None):
    """Keep a rule: articles of this old category go into ours, or into none."""
    CategoryRule.objects.update_or_create(key=key(path), defaults={"name": written(path), "category": category})


def doubt(path: tuple[str, ...]) -> str:
    """Return what is said of a category that is unknown."""
    return _("category “{name}” is unknown here: decide where its articles go, or have it made").format(
        name=written(path)
    )


def _named(name):
    return Category.objects.filter(slug=vietnamese.slug(name)).first()
