"""Which backups are kept: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

FORM = "bangvang-%Y-%m-%dT%H%M%SZ"


def backups(target: Path) -> list[Path]:
    """Return the finished backups in the folder, the newest first."""
    return sorted(filter(moment_of, target.glob("bangvang-*")), reverse=True)


def moment_of(path: Path) -> datetime | None:
    """Return the time in UTC that a backup was begun, by its name; None for what is no backup."""
    try:
        return datetime.strptime(path.name, FORM)  # noqa: DTZ007 – they are only compared with each other
    except ValueError:
        return None


def superfluous(paths: Iterable[Path], daily: int, weekly: int, monthly: int) -> list[Path]:
    """Return the backups that are neither the newest nor the newest of a day, week or month that is kept."""
    moments = {path: moment for path in sorted(paths, reverse=True) if (moment := moment_of(path))}
    kept = set(list(moments)[:1])
    periods: list[tuple[int, Callable[[datetime], tuple]]] = [
        (daily, lambda moment: (moment.year, moment.month, moment.day)),
        (weekly, lambda moment: moment.isocalendar()[:2]),
        (monthly, lambda moment: (moment.year, moment.month)),
    ]
    for most, period in periods:
        newest = {}
        for path, moment in moments.items():
            newest.setdefault(period(moment), path)
        kept.update(list(newest.values())[:most])
    return [path for path in moments if path not in kept]
