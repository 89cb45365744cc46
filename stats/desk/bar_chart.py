"""A bar chart drawn on the server, for paper: the views of each day, with its visitors in front."""

from typing import NamedTuple

from stats.site.series import Point

WIDTH, HEIGHT = 720, 130


class Bar(NamedTuple):
    """The bar of one day; all measures are in units of the chart, from its upper left corner."""

    label: str
    views: int
    people: int
    x: float
    width: float
    views_height: float
    people_height: float

    @property
    def views_top(self) -> float:
        return HEIGHT - self.views_height

    @property
    def people_top(self) -> float:
        return HEIGHT - self.people_height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


class Chart(NamedTuple):
    """The bars of a chart, and the lines behind them."""

    bars: list[Bar]
    marks: list[tuple[float, int]]  # Distance of a line from the top, and its number.
    width: int = WIDTH
    height: int = HEIGHT


def drawn(points: list[Point]) -> Chart:
    """Return the chart of the points, side by side; its top is a round number. Hours still to come count as 0."""
    counts = [(point.label, point.views or 0, point.people or 0) for point in points]
    top = round_above(max((views for _label, views, _people in counts), default=0))
    step, unit = WIDTH / max(1, len(points)), HEIGHT / top
    bars = [
        Bar(label, views, people, place * step, step * 0.7, views * unit, people * unit)
        for place, (label, views, people) in enumerate(counts)
    ]
    return Chart(bars, [(HEIGHT / 2, top // 2), (0, top)])


def round_above(number: int) -> int:
    """Return the smallest of 2, 4, 10, 20, 40, 100 … that is not below `number`; its half is a round number too."""
    top = 2
    while top < number:
        top = top * 5 // 2 if str(top)[0] == "4" else top * 2
    return top
