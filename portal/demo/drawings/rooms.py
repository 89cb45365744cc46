"""What every room has: walls, shelves, charts, desks."""

from .canvas import darker, lighter, mix
from .clothes import JEWELS
from .things import RED, papers

WALLS = ("#e9dfc9", "#dfe8e6", "#e6dcd3", "#e3e6d3", "#dbe4ec", "#f0e3cf")


def room(c, light, floor=70, wall=None, boards=None):
    """An empty room: wall, skirting, floor."""
    wall = wall or c.choice(WALLS)
    boards = boards or c.choice(("#b98a5c", "#c7a27a", "#a97f5b", "#b7b0a3", "#9fb0ae"))
    c.fade(lighter(wall, 0.3), wall, 0, floor)
    c.fade(lighter(boards, 0.12), darker(boards, 0.18), floor, 100)
    c.box(0, floor - 1.4, c.w, 1.8, darker(wall, 0.3))
    for n in range(1, 8):
        x = c.w * n / 8
        c.stroke(
            [(c.w / 2 + (x - c.w / 2) * 1.0, floor + 0.6), (c.w / 2 + (x - c.w / 2) * 1.9, 101)],
            0.22,
            darker(boards, 0.22),
            0.6,
        )
    return light


def desk(c, x, y, wide):
    c.box(x - wide / 2, y - 2, wide, 2, "#c98f55", 0.4)
    c.box(x - wide / 2 + 0.6, y, wide - 1.2, 5, "#a97242")
    for side in (-0.44, 0.4):
        c.box(x + wide * side, y + 4, 0.9, 12, "#7d5330")
    papers(c, x - wide * 0.16, y - 1.6, wide * 0.32)


def shelf(c, x, y, wide, tall):
    wood = c.choice(("#8a5f3c", "#9c6f47", "#7a5238"))
    c.box(x, y, wide, tall, darker(wood, 0.35))
    levels = 5
    for level in range(levels):
        floor = y + tall * (level + 1) / levels
        spot = x + 1.2
        while spot < x + wide - 2.6:
            thick, high = c.between(1.1, 2.3), tall / levels * c.between(0.58, 0.84)
            colour = c.choice((*JEWELS, "#f2e3c2", "#6d7f9c", "#8a9a5b", "#b3543f", "#f0b88a"))
            c.box(spot, floor - high, thick, high, mix(colour, "#efe2cc", 0.18))
            c.box(spot, floor - high * 0.8, thick, 0.5, lighter(colour, 0.5))
            spot += thick + 0.15
        c.box(x, floor - 0.6, wide, 1.4, wood)
    for side in (x - 0.6, x + wide - 0.6):
        c.box(side, y - 1, 1.4, tall + 2, wood)


def open_book(c, x, y, wide):
    for side in (-1, 1):
        c.shape(
            [(x, y), (x + side * wide / 2, y + 0.4), (x + side * wide * 0.42, y - 2.6), (x, y - 2)],
            "#fffdf4" if side < 0 else "#f3ecd9",
        )
        for n in range(3):
            c.stroke(
                [(x + side * 0.8, y - 0.5 - 0.5 * n), (x + side * wide * 0.36, y - 0.4 - 0.5 * n)], 0.14, "#b9b09a"
            )


def chart(c, x, y, wide, tall, accent):
    for n in range(6):
        high = tall * (0.2 + 0.11 * n + c.between(0, 0.12))
        c.box(x + wide * n / 6 + 1, y + tall - high, wide / 9, high, mix(accent, "#f7c948", n / 8), 0.4)
    c.box(x, y + tall, wide, 0.5, "#8a8f98")
    line = [(x + wide * (n + 0.4) / 6, y + tall * (0.72 - 0.12 * n + c.between(-0.04, 0.04))) for n in range(6)]
    c.stroke(line, 0.6, RED)
    for point in line:
        c.disc(*point, 0.9, RED)


def screen(c, x, foot, wide, accent):
    c.box(x - wide / 2, foot - wide * 0.72, wide, wide * 0.62, "#2b3140", 0.6)
    c.box(x - wide * 0.08, foot - wide * 0.12, wide * 0.16, wide * 0.12, "#4a5263")
    c.box(x - wide * 0.18, foot - 0.6, wide * 0.36, 0.8, "#4a5263", 0.3)
    c.star(x, foot - wide * 0.42, wide * 0.1, lighter(accent, 0.5))


def cabinet(c, x, y, wide, tall):
    c.box(x, y, wide, tall, "#fbfbf6", 0.8)
    for level in range(3):
        top = y + 2 + tall * level / 3
        c.box(x + 1.2, top, wide - 2.4, tall / 3 - 2.4, "#c9dde2", 0.4)
        spot = x + 2.2
        while spot < x + wide - 4:
            high = c.between(3, 6)
            c.box(
                spot,
                top + tall / 3 - 2.8 - high,
                2,
                high,
                c.choice(("#e0705d", "#f2c14b", "#5d93b8", "#7ab07a", "#ffffff")),
                0.5,
            )
            spot += 2.8
    c.box(x + 1.2, y + tall, wide - 2.4, 14, "#e9ece6")
