"""The rows of the figures, by their keys."""

import datetime

KEYS = {
    "siteday": ("day",),
    "siteweek": ("week",),
    "articleday": ("article_id", "day"),
    "articlemonth": ("article_id", "month"),
    "articleyear": ("article_id", "year"),
    "articletotal": ("article_id",),
    "refusal": ("day", "reason"),
    "lateday": ("day",),
    "forgotten": ("what",),
}
AMOUNTS = {
    "siteweek": ("visitors",),
    "articleday": ("views", "readers"),
    "articlemonth": ("views", "readers"),
    "articleyear": ("views", "readers"),
    "articletotal": ("views", "readers"),
    "refusal": ("count",),
    "lateday": ("views", "article_views"),
    "forgotten": ("before",),
}


def rows(database, table: str) -> dict[tuple, tuple]:
    keys, amounts = KEYS[table], AMOUNTS.get(table, ("views", "visitors"))
    listed = database.rows(f"SELECT {', '.join((*keys, *amounts))} FROM stats_{table}")
    return {tuple(map(_plain, row[: len(keys)])): tuple(map(_plain, row[len(keys) :])) for row in listed}


def _plain(value):
    """A day as a day; SQLite keeps it as a text."""
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return value
