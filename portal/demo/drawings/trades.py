"""Factories, weavers and border guards at work."""

from .buildings import sheds
from .canvas import darker, lighter
from .clothes import worn
from .light import light_for
from .nature import grass, leaf, pine, ranges, ridge, sky
from .people import person, sitter
from .rooms import room
from .things import GOLD, RED

WEAVERS = ("thai", "mong", "farmer", "dao")


def factory(c, light=None, people=4):
    """Workers on the forecourt of their works."""
    light = light_for(c, light)
    sky(c, light, 58)
    ranges(c, light, 32, 54, 3)
    sheds(c, light, 68, 4 if c.w > 90 else 2, c.between(24, 30))
    c.fade(light.on("#c9c4b8"), light.on("#9c978d"), 68, 100)
    for n in range(5):
        near, far = 0.1 + 0.2 * n, 0.33 + 0.075 * n
        lane = [(near, 100), (near + 0.03, 100), (far + 0.01, 72), (far, 72)]
        c.shape([(c.w * x, y) for x, y in lane], light.on("#f3e3a6"), 0.35)
    crates(c, light)
    for n in range(people):
        x = c.w * (n + 0.5 + c.between(-0.15, 0.15)) / people
        pose = c.choice(("hold", "rest", "point", "wave"))
        hands = person(c, x, 90 + c.between(0, 6), 40, "office" if n % 4 == 3 else "worker", pose, light)
        if c.random.random() < 0.4:
            c.box(hands[0][0], hands[0][1] - 1, 6, 4.4, light.on("#f7f2e4"), 0.4)


def crates(c, light):
    x = c.w * c.choice((0.05, 0.78))
    for level in range(3):
        for n in range(3 - level):
            colour = light.on(c.choice(("#c99a5f", "#b98550", "#d6ac74")))
            left, top = x + n * 9 + level * 4.5, 69 - level * 8
            c.box(left, top, 8.4, 7.6, colour, 0.3)
            c.stroke([(left, top + 3.8), (left + 8.4, top + 3.8)], 0.5, darker(colour, 0.25))


def workshop(c, people=3, wearing=None):
    """A craft workshop: looms and bolts of woven cloth."""
    light = light_for(c, c.choice(("day", "dawn", "afternoon")))
    room(c, light, 72, c.choice(("#e6cfa6", "#d9c19a", "#e9d8b8")), "#a97f5b")
    for n in range(5):
        c.box(c.w * n / 4 - 1, 0, 2, 72, "#8a5f3c")
    c.box(0, 8, c.w, 1.6, "#8a5f3c")
    count = 5 if c.w > 90 else 3
    for n in range(count):
        hanging(c, c.w * (n + 0.5) / count - c.w * 0.07, 9.6, c.w * 0.14, c.between(30, 42))
    for n in range(people):
        x = c.w * (n + 0.5) / people
        sitter(c, x, 72, 16, worn(c, wearing, n, WEAVERS), look_down=True)
        loom(c, x, 76, min(34, c.w * 0.8 / people))


def hanging(c, x, y, wide, tall):
    colour = c.choice(("#28304f", "#8e2347", "#1f5a4a", "#3a2b45", "#7a2b2b"))
    c.box(x, y, wide, tall, colour)
    bands = round(tall / 5)
    for n in range(bands):
        top, tone = y + 2 + n * 5, c.choice((GOLD, "#e9dcc0", "#ef6a3a", "#1f8a70", "#e8506e"))
        spot = x + 1
        while n % 2 == 0 and spot < x + wide - 2.4:
            c.shape([(spot, top + 1.2), (spot + 1.2, top), (spot + 2.4, top + 1.2), (spot + 1.2, top + 2.4)], tone)
            spot += 2.8
        if n % 2:
            c.box(x, top, wide, 0.9, tone)
            c.box(x, top + 1.6, wide, 0.5, lighter(tone, 0.4))


def loom(c, x, y, wide):
    wood = "#9c6b41"
    for side in (-0.5, 0.46):
        c.box(x + wide * side, y - 6, wide * 0.04, 32, darker(wood, 0.2))
    c.box(x - wide / 2, y - 1, wide, 2.2, wood, 0.6)
    colour = c.choice(("#8e2347", "#28304f", "#1f5a4a"))
    c.box(x - wide * 0.42, y + 1, wide * 0.84, 15, colour)
    for n in range(4):
        tone = c.choice((GOLD, "#e9dcc0", "#ef6a3a", "#6fb39a"))
        c.box(x - wide * 0.42, y + 2.5 + 3.4 * n, wide * 0.84, 1.1, tone)
    c.box(x - wide / 2, y + 16, wide, 2, wood, 0.6)


def patrol(c, light=None, people=4):
    """Border guards on a mountain trail."""
    light = light_for(c, light)
    sky(c, light, 64)
    ranges(c, light, 24, 56, 5, c.choice(("#4c7d78", "#54789a", "#5f8a63")))
    trail = ridge(c, 70, 7, light.on("#6f9350"), c.w * 1.1, 101)
    for _ in range(9):
        x = c.between(0, c.w)
        pine(c, x, trail(x) + 2, c.between(9, 18), light.on("#3f7350", 0.12))
    line = [(c.w * n / 40, trail(c.w * n / 40) + 9) for n in range(41)]
    c.shape(line + [(x, y + 5) for x, y in reversed(line)], light.on("#cfae7d"))
    post = c.w * c.choice((0.12, 0.86))
    marker(c, post, trail(post) + 11, 20, light)
    for n in range(people):
        x = c.w * (0.22 + 0.56 * (n + 0.5) / people)
        hands = person(c, x, trail(x) + 13, 32, "army", "rest", light, step=0.05)
        c.box(hands[0][0] + 1.2, hands[0][1] - 12, 4, 9, light.on("#3f4f33"), 1)
    grass(c, light, 88, "#4f7d3f", 70)
    for _ in range(16):
        leaf(c, c.between(0, c.w), 101, c.between(8, 16), c.between(-2.4, -0.7), light.on("#3f7046"))


def marker(c, x, foot, tall, light):
    c.shape([(x - 4, foot), (x + 4, foot), (x + 3, foot - tall), (x - 3, foot - tall)], light.on("#d9d6cf"))
    c.shape([(x - 3, foot - tall), (x + 3, foot - tall), (x, foot - tall - 3)], light.on("#e9e6df"))
    c.box(x - 5.5, foot - 2, 11, 3.4, light.on("#a8a49a"), 0.5)
    c.box(x - 1.7, foot - tall * 0.8, 3.4, 3.4, light.on(RED))
    c.star(x, foot - tall * 0.8 + 1.7, 1.2, light.on(GOLD))
    for n in range(2):
        c.box(x - 1.6, foot - tall * 0.5 + n * 2.6, 3.2, 1, light.on("#8a2b2b"), 0.3)
