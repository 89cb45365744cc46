"""Flags, stages, flowers and what people hold in their hands."""

import math

from .canvas import darker, lighter, mix, star_points
from .nature import blossoms, leaf

RED, GOLD, CREAM = "#d1202f", "#f7c948", "#fbf4e2"
BOUQUET = ("#e8506e", "#f4b6c2", "#f7c948", "#fdf6ec", "#d1202f", "#f08a4b", "#b98bd0")


def flag(c, x, y, width, ripple=0.0, colour=RED):
    """The red flag with the gold star, its upper left corner at (x, y), moving in the wind."""
    height, steps = width * 0.66, 24

    def drop(share):
        return math.sin(share * 6.5 + ripple) * width * 0.05 * (0.3 + share)

    top = [(x + width * n / steps, y + drop(n / steps)) for n in range(steps + 1)]
    c.shape(top + [(px, py + height) for px, py in reversed(top)], colour)
    for fold in (0.2, 0.62):
        part = [p for p in top if fold <= (p[0] - x) / width <= fold + 0.17]
        c.shape(part + [(px, py + height) for px, py in reversed(part)], darker(colour, 0.5), 0.16)
    centre = (x + width / 2, y + height / 2)
    c.shape(
        [(px, py + drop((px - x) / width)) for px, py in star_points(*centre, height * 0.31)], mix(GOLD, colour, 0.04)
    )


def flagpole(c, x, foot, tall, width, light=None, ripple=0.0):
    c.stroke([(x, foot), (x, foot - tall)], max(0.45, tall * 0.012), "#e9e4d8" if not light else light.on("#d9d5cb"))
    c.disc(x, foot - tall, max(0.6, tall * 0.014), GOLD)
    flag(c, x + 0.3, foot - tall + 1, width, ripple, light.on(RED) if light else RED)


def still_flag(c, x, y, width):
    """The flag fixed flat to a wall."""
    c.box(x, y, width, width * 0.66, RED)
    c.star(x + width / 2, y + width * 0.33, width * 0.2, GOLD)


def bunting(c, y, sag=5, size=3.2, colours=(RED, GOLD, "#2f8f83", "#f08a4b", "#3b6ea8")):
    """Small pennants on a line from one side to the other."""
    count = round(c.w / (size * 1.35))
    line = [(c.w * n / count, y + math.sin(math.pi * n / count) * sag) for n in range(count + 1)]
    c.stroke(line, 0.2, "#6b5b52")
    for n, (x, top) in enumerate(line[:-1]):
        c.shape([(x + 0.2, top), (x + size, top), (x + size / 2, top + size * 1.1)], colours[n % len(colours)])


def curtain(c, top, bottom, colour, fold=4.2):
    """A stage curtain in folds."""
    c.box(0, top, c.w, bottom - top, colour)
    x = -c.between(0, fold)
    while x < c.w:
        c.box(x, top, fold * 0.5, bottom - top, darker(colour, 0.16), 0, 0.55)
        c.box(x + fold * 0.55, top, fold * 0.16, bottom - top, lighter(colour, 0.12), 0, 0.5)
        x += fold * c.between(0.85, 1.25)


def pelmet(c, y, colour):
    """Swags along the top of a stage."""
    count = max(4, round(c.w / 20))
    step = c.w / count
    c.box(0, 0, c.w, y, colour)
    for n in range(count):
        c.dome(step * (n + 0.5), y - 0.2, step / 2, darker(colour, 0.05 + 0.08 * (n % 2)), 6, 0, 180)
        c.bow(step * (n + 0.5), y - 0.2, step / 2, GOLD, 0.5, 0, 180, 6)


def stage(c, floor, colour, boards):
    """Backdrop, flag on the wall and floor of a ceremony; the people come after."""
    curtain(c, 0, floor, colour)
    pelmet(c, 5, darker(colour, 0.22))
    c.fade(lighter(boards, 0.15), darker(boards, 0.3), floor, 100)
    c.box(0, floor, c.w, 0.7, darker(boards, 0.4))


def lectern(c, x, foot, tall, colour="#8a5a34"):
    half = tall * 0.24
    c.shape(
        [(x - half, foot - tall), (x + half, foot - tall), (x + half * 0.78, foot), (x - half * 0.78, foot)], colour
    )
    c.box(x - half * 1.15, foot - tall - 1.2, half * 2.3, 2, darker(colour, 0.2), 0.5)
    c.star(x, foot - tall * 0.55, half * 0.42, GOLD)
    blossoms(c, x - half, foot - tall - 3.6, half * 2, 3, BOUQUET, 0.95, 26)


def microphone(c, x, y):
    c.stroke([(x, y), (x - 1.6, y - 4.5)], 0.32, "#2b2b33")
    c.disc(x - 1.8, y - 5, 0.75, "#2b2b33")


def certificate(c, x, y, width):
    """A framed certificate with its centre at (x, y)."""
    height = width * 0.7
    left, top, rim = x - width / 2, y - height / 2, width * 0.06
    c.box(left, top, width, height, "#a9792c", rim * 0.5)
    c.box(left + rim, top + rim, width - 2 * rim, height - 2 * rim, CREAM)
    c.box(left + rim * 1.7, top + rim * 1.7, width - 3.4 * rim, height - 3.4 * rim, RED, 0, 0.22)
    c.box(left + rim * 2.1, top + rim * 2.1, width - 4.2 * rim, height - 4.2 * rim, CREAM)
    c.star(x, top + height * 0.34, height * 0.13, RED)
    for n, share in enumerate((0.5, 0.38, 0.44)):
        c.box(x - width * share / 2, top + height * (0.53 + 0.1 * n), width * share, height * 0.035, "#b9a57c")


def bouquet(c, x, y, size):
    c.shape([(x - size * 0.45, y - size * 0.2), (x + size * 0.45, y - size * 0.2), (x, y + size)], "#f6e3cf")
    for _ in range(9):
        leaf_x, leaf_y = x + c.between(-0.55, 0.55) * size, y - c.between(0.1, 0.75) * size
        c.disc(leaf_x, leaf_y, size * 0.22, "#4d8f5b")
    for _ in range(9):
        c.disc(x + c.between(-0.5, 0.5) * size, y - c.between(0.1, 0.8) * size, size * 0.19, c.choice(BOUQUET))


def medal(c, x, y, size):
    """A medal on its ribbon; (x, y) is the centre of the disc."""
    c.shape(
        [
            (x - size * 0.55, y - size * 2.6),
            (x + size * 0.55, y - size * 2.6),
            (x + size * 0.3, y - size * 0.9),
            (x - size * 0.3, y - size * 0.9),
        ],
        RED,
    )
    c.box(x - size * 0.13, y - size * 2.6, size * 0.26, size * 1.7, GOLD)
    c.disc(x, y, size, "#c9932f")
    c.disc(x, y, size * 0.86, GOLD)
    c.disc(x, y, size * 0.62, RED)
    c.star(x, y, size * 0.5, GOLD)


def table(c, x, y, width, height, cloth=CREAM, skirt=None):
    """A table seen from the front, its cloth hanging down."""
    c.box(x, y, width, height, skirt or darker(cloth, 0.1))
    folds = max(3, round(width / 5))
    for n in range(folds):
        c.box(x + width * (n + 0.2) / folds, y, width / folds * 0.35, height, darker(cloth, 0.25), 0, 0.25)
    c.box(x - 0.6, y - 1.4, width + 1.2, 2.4, cloth, 0.6)


def papers(c, x, y, width):
    c.shape(
        [(x, y), (x + width, y), (x + width * 0.9, y - width * 0.28), (x + width * 0.14, y - width * 0.28)], "#ffffff"
    )


def cup(c, x, y, size=1.2):
    c.box(x - size / 2, y - size, size, size, "#ffffff", size * 0.25)
    c.box(x - size / 2, y - size * 0.6, size, size * 0.2, "#5d93b8")


def window(c, x, y, width, height, light, frame="#f4efe3"):
    """A window through which the day looks in."""
    c.box(x - 0.8, y - 0.8, width + 1.6, height + 1.6, frame, 0.4)
    c.box(x, y, width, height, mix(light.high, light.low, 0.55))
    c.dome(x + width * 0.3, y + height, width * 0.3, light.on("#6fa37e", 0.3), height * 0.4)
    c.box(x, y + height * 0.93, width, height * 0.07, light.on("#5b8f6a"))
    c.box(x + width / 2 - 0.3, y, 0.6, height, frame)
    c.box(x, y + height * 0.45, width, 0.6, frame)


def plant(c, x, foot, tall):
    """A pot plant in the corner of a room."""
    for n in range(11):
        leaf(
            c,
            x,
            foot - tall * 0.3,
            tall * c.between(0.5, 0.75),
            math.pi * (1.08 + 0.84 * n / 10),
            c.choice(("#3f7d55", "#4f9464", "#2f6a49")),
        )
    c.shape(
        [
            (x - tall * 0.16, foot - tall * 0.32),
            (x + tall * 0.16, foot - tall * 0.32),
            (x + tall * 0.11, foot),
            (x - tall * 0.11, foot),
        ],
        "#b5643f",
    )


def woven_border(c, y, colour, size=1.0):
    """A woven border: the pattern of highland cloth, from side to side."""
    x = 0.0
    while x < c.w:
        c.shape([(x, y), (x + size, y - size), (x + 2 * size, y), (x + size, y + size)], colour)
        x += 2.4 * size
