"""The targets, and whether they were met."""

from collections.abc import Iterable
from typing import NamedTuple


class Target(NamedTuple):
    """One line of the table: a measured value beside its bound."""

    what: str
    value: float
    bound: float
    is_least: bool
    unit: str = ""

    @property
    def is_met(self) -> bool:
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def line(self) -> str:
        sign = "≥" if self.is_least else "≤"
        bound = f"{sign} {_short(self.bound)}{self.unit}"
        return f"{self.what:66} {_short(self.value) + self.unit:>12} {bound:>12}  {'ok' if self.is_met else 'MISS'}"


def at_least(what: str, bound: float, value: float, unit: str = "") -> Target:
    return Target(what, value, bound, True, unit)


def at_most(what: str, bound: float, value: float, unit: str = "") -> Target:
    return Target(what, value, bound, False, unit)


def table(targets: Iterable[Target]) -> str:
    head = f"{'':66} {'measured':>12} {'target':>12}"
    return "\n".join([head, *(target.line() for target in targets)])


def _short(number):
    return f"{number:,.0f}" if abs(number) >= 10 or number == int(number) else f"{number:.2f}"
