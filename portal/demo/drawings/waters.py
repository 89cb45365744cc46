"""Lotus ponds, rivers and bridges."""

import math

from .canvas import darker, lighter
from .light import light_for
from .nature import bamboo, grass, ranges, ridge, sky, water
from .people import person


def lotus(c, light=None, flowers=6, boat=False):
    light = light_for(c, light)
    sky(c, light, 34)
    ranges(c, light, 20, 31, 3)
    water(c, light, 34, colour="#5fa39a")
    pads(c, light, 60)
    if boat:
        sampan(c, c.w * c.between(0.3, 0.7), 56, 26, light, ("farmer",))
    spots = sorted(c.between(52, 96) for _ in range(flowers))
    for n, foot in enumerate(spots):
        x = c.w * ((n * 0.618 + c.between(0, 0.1)) % 1 * 0.9 + 0.05)
        lotus_flower(c, light, x, foot - 8 - (foot - 50) * 0.2, 3 + (foot - 50) * 0.13, foot)


def pads(c, light, count):
    for n in range(count):
        near = n / count
        y, x = 38 + 64 * near**1.2, c.between(-4, c.w + 4)
        size = 1.6 + 8.5 * near
        colour = light.on(c.choice(("#3f8a5a", "#57a066", "#74b06a", "#2f7552")), 0.3 * (1 - near))
        c.disc(x, y + size * 0.06, size, darker(colour, 0.25), size * 0.34)
        c.disc(x, y, size, colour, size * 0.34)
        for ray in range(7):
            angle = ray * 0.9 + x
            c.stroke(
                [(x, y), (x + math.cos(angle) * size * 0.86, y + math.sin(angle) * size * 0.29)],
                0.05 + size * 0.018,
                lighter(colour, 0.22),
            )


def lotus_flower(c, light, x, y, size, foot):
    pink = c.choice(("#ef8fb0", "#f3a7bf", "#e8749c", "#fbe9ee"))
    c.stroke([(x, foot), (x + size * 0.12, (y + foot) / 2), (x, y)], size * 0.16, light.on("#4d8c4f"))
    for angle, long, share in (
        (-2.75, 1.15, 0.16),
        (-0.39, 1.15, 0.16),
        (-2.3, 1.3, 0.05),
        (-0.84, 1.3, 0.05),
        (-1.92, 1.4, 0),
        (-1.22, 1.4, 0),
        (-1.57, 1.45, 0.08),
    ):
        petal(c, x, y, long * size, angle, light.on(darker(pink, share)))
    c.disc(x, y - size * 0.1, size * 0.3, light.on("#f7d354"), size * 0.16)
    for angle in (-2.45, -0.69, -1.57):
        petal(c, x, y + size * 0.12, size * 0.95, angle, light.on(lighter(pink, 0.3)))


def petal(c, x, y, long, angle, colour):
    dx, dy = math.cos(angle), math.sin(angle)
    outline = []
    for side in (1, -1):
        shares = range(11) if side == 1 else range(10, -1, -1)
        for n in shares:
            along, out = n / 10 * long, side * math.sin(math.pi * (n / 10) ** 0.8) * long * 0.2
            outline.append((x + dx * along - dy * out, y + dy * along + dx * out))
    c.shape(outline, colour)


def sampan(c, x, y, long, light, crew=("farmer",)):
    """A narrow boat with its crew."""
    half, high = long / 2, long * 0.09
    c.disc(x, y + high, half, darker(light.low, 0.5), high * 0.6, 0.25)
    for n, wearing in enumerate(crew):
        spot = x + (n - (len(crew) - 1) / 2) * long * 0.26
        person(c, spot, y + high * 0.5, long * 0.46, wearing, "offer" if n else "hoe", light)
    bow = [
        (x - half, y - high * 1.3),
        (x - half * 0.7, y - high * 0.2),
        (x + half * 0.7, y - high * 0.2),
        (x + half, y - high * 1.3),
    ]
    c.shape(
        [*bow, (x + half * 0.72, y + high), (x - half * 0.72, y + high)],
        light.on(c.choice(("#7a4b32", "#8c5a34", "#5f4336"))),
    )
    c.stroke(bow, 0.5, light.on("#c08a54"))


def river(c, light=None, boats=3):
    light = light_for(c, light)
    sky(c, light, 50)
    ranges(c, light, 22, 46, 4, c.choice(("#4c7d78", "#5b7f96", "#56805f")))
    for peak in range(3):
        x, tall = c.w * (0.12 + 0.36 * peak) + c.between(-8, 8), c.between(14, 26)
        karst(c, x, 51, tall, light.on("#5f8778", 0.4 - 0.1 * peak))
    water(c, light, 50, colour="#63a3a8")
    for n in range(boats):
        y = 58 + 34 * (n + 0.5) / boats
        crew = tuple(c.choice(("farmer", "thai", "youth")) for _ in range(c.random.randint(1, 2)))
        sampan(c, c.w * c.between(0.2, 0.8), y, 16 + (y - 56) * 0.5, light, crew)
    bamboo(c, c.choice((4, c.w - 4)), 101, c.between(48, 66), light.on("#5c934e"))


def karst(c, x, foot, tall, colour):
    half = tall * 0.48
    outline = [
        (x - half, foot),
        (x - half * 0.86, foot - tall * 0.5),
        (x - half * 0.5, foot - tall * 0.9),
        (x, foot - tall),
        (x + half * 0.45, foot - tall * 0.84),
        (x + half * 0.8, foot - tall * 0.45),
        (x + half, foot),
    ]
    c.shape(outline, colour)
    c.disc(x - half * 0.1, foot - tall * 0.88, half * 0.5, colour, tall * 0.16)
    c.shape(
        [
            (x, foot - tall),
            (x + half * 0.45, foot - tall * 0.84),
            (x + half * 0.8, foot - tall * 0.45),
            (x + half, foot),
            (x + half * 0.3, foot),
        ],
        darker(colour, 0.3),
        0.25,
    )


def bridge(c, light=None, style=None):
    light = light_for(c, light)
    style = style or c.choice(("arch", "cable", "beam"))
    sky(c, light, 56)
    ranges(c, light, 26, 52, 5, c.choice(("#4c7d78", "#54789a", "#5f8a63")))
    ridge(c, 54, 2, light.on("#6f9a5c", 0.1))
    water(c, light, 62)
    deck = c.between(50, 56)
    c.box(0, deck, c.w, 2.4, light.on("#d8d3c8"))
    c.box(0, deck + 2.2, c.w, 1.4, light.on("#8f8c88"))
    for n in range(5):
        x = c.w * (n + 0.5) / 5
        c.shape([(x - 1.6, deck + 3), (x + 1.6, deck + 3), (x + 2.4, 76), (x - 2.4, 76)], light.on("#b9b3a8"))
        c.disc(x, 76, 5, light.on("#5d8d92"), 0.9, 0.5)
    {"arch": arch, "cable": cables, "beam": railing}[style](c, light, deck)
    traffic(c, light, deck)
    ridge(c, 93, 3, light.on("#5f9150"), c.w)
    grass(c, light, 92, "#3f7440", 40)


def arch(c, light, deck):
    red = light.on(c.choice(("#c8402f", "#e0862d", "#2f7d9a")))
    for start in (0.06, 0.54):
        line = [(c.w * (start + 0.4 * n / 30), deck + 1 - 19 * math.sin(math.pi * n / 30)) for n in range(31)]
        for x, y in line[2:-2:2]:
            c.stroke([(x, y), (x, deck)], 0.35, lighter(red, 0.2))
        c.stroke(line, 1.5, red)


def cables(c, light, deck):
    for share in (0.3, 0.7):
        x = c.w * share
        for n in range(1, 9):
            for side in (-1, 1):
                c.stroke([(x, deck - 30 + n), (x + side * c.w * 0.023 * n, deck)], 0.22, light.on("#f3ead6"))
        c.shape(
            [(x - 1.5, deck + 3), (x + 1.5, deck + 3), (x + 0.7, deck - 31), (x - 0.7, deck - 31)], light.on("#efe7d8")
        )


def railing(c, light, deck):
    for n in range(round(c.w / 2.2)):
        c.box(n * 2.2, deck - 2.2, 0.35, 2.2, light.on("#efe7d8"))
    c.box(0, deck - 2.6, c.w, 0.6, light.on("#efe7d8"))
    for n in range(6):
        x = c.w * (n + 0.5) / 6
        c.stroke([(x, deck), (x, deck - 10), (x + 2, deck - 10.6)], 0.4, light.on("#6d7680"))


def traffic(c, light, deck):
    for n in range(c.random.randint(2, 4)):
        x, long = c.w * (n + c.between(0.2, 0.7)) / 4, c.between(5, 9)
        colour = light.on(c.choice(("#d8513f", "#f2c14b", "#3f7fae", "#f6f2e8", "#4f9a72")))
        c.box(x, deck - 3.2, long, 2.6, colour, 0.7)
        c.box(x + long * 0.16, deck - 4.8, long * 0.58, 2.2, lighter(colour, 0.2), 0.8)
        c.box(x + long * 0.22, deck - 4.3, long * 0.46, 1.3, light.on("#bfe0ea"), 0.4)
        for wheel in (0.22, 0.78):
            c.disc(x + long * wheel, deck - 0.5, 0.85, "#26242c")
