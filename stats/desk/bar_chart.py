"""A chart drawn on the server, for paper: a bar of views for each day, and its visitors in front."""

from typing import NamedTuple

from stats.site.series import Point

WIDTH, HEIGHT = 720, 130


class Bar(NamedTuple):
    """Where a day stands, and how high: all in the chart's own measure, from its upper left corner."""

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
    bars: list[Bar]
    marks: list[tuple[float, int]]  # Where a line stands, and for how many.
    width: int = WIDTH
    height: int = HEIGHT


def drawn(points: list[Point]) -> Chart:
    """The points side by side, below a round number."""
    top = round_above(max((point.views for point in points), default=0))
    step, unit = WIDTH / max(1, len(points)), HEIGHT / top
    bars = [
        Bar(*point, place * step, step * 0.7, point.views * unit, point.people * unit)
        for place, point in enumerate(points)
    ]
    return Chart(bars, [(HEIGHT / 2, top // 2), (0, top)])


def round_above(number: int) -> int:
    """The next of 2, 4, 10, 20, 40, 100 …: its half is a round number too."""
    top = 2
    while top < number:
        top = top * 5 // 2 if str(top)[0] == "4" else top * 2
    return top
