"""Villages, their roads and their markets."""

import math

from .buildings import awning, stilt_house
from .canvas import mix
from .fields import basket, spade
from .light import light_for
from .nature import blossoms, grass, ground, pine, ranges, round_tree, sky
from .people import person, sitter

AWNINGS = ("#c8402f", "#2f7f86", "#d9992b", "#3b6ea8", "#5f8f4b")


def village(c, light=None, houses=5, people=2):
    light = light_for(c, light)
    sky(c, light, 60)
    ranges(c, light, 26, 54, 5, c.choice(("#4c7d78", "#54789a", "#6a7f86", "#5f8a63")))
    ground(c, light, 58, c.choice(("#7fae5a", "#93b061", "#a7b566")))
    for n in range(16):
        tree, green = c.choice((round_tree, pine)), c.choice(("#4d8352", "#3f7550", "#6d9a52"))
        tree(c, c.between(0, c.w), 57 + n * 0.7, c.between(6, 10), light.on(green, 0.15))
    spots = sorted((c.between(60, 84), n) for n in range(houses))
    for foot, n in spots:
        x = c.w * (n + 0.5 + c.between(-0.2, 0.2)) / houses
        stilt_house(c, x, foot, 9 + (foot - 56) * 0.42, light)
    path(c, light)
    for _ in range(people):
        wearing = c.choice(("thai", "mong", "dao", "farmer"))
        person(c, c.w * c.between(0.35, 0.65), c.between(88, 96), 14, wearing, light=light)
    grass(c, light, 84, "#5c8f47", 50)
    petals = c.choice((("#e97f9f", "#fbd9e2"), ("#f7c948", "#fff2c4")))
    blossoms(c, c.between(-4, c.w * 0.6), 93, 20, 6, petals, 0.8, 26)


def path(c, light):
    bend = c.between(-0.2, 0.2) * c.w
    left, right = [], []
    for n in range(21):
        share = n / 20
        x, half = c.w / 2 + bend * math.sin(3 * (1 - share)), 0.6 + 9 * share**2
        left.append((x - half, 66 + 35 * share))
        right.append((x + half, 66 + 35 * share))
    c.shape(left + right[::-1], light.on("#d9bd8d"))


def road(c, light=None, people=6, wearing="farmer"):
    """Villagers laying a concrete lane."""
    light = light_for(c, light)
    sky(c, light, 48)
    ranges(c, light, 26, 44, 3)
    ground(c, light, 48, "#8fb35c")
    middle = c.w * c.between(0.42, 0.58)
    near = [(middle + c.w * 0.34, 101), (middle - c.w * 0.3, 101)]
    c.shape([(middle - 2.5, 50), (middle + 2.5, 50), *near], light.on("#cfcac0"))
    c.shape([(middle - c.w * 0.13, 76), (middle + c.w * 0.15, 76), *near], light.on("#a29b90"))
    roadside(c, light, middle)
    crowd = sorted((c.between(74, 94), n) for n in range(people))
    for foot, n in crowd:
        x = middle + c.w * 0.52 * ((n + 0.5) / people - 0.5) + c.between(-2, 2)
        dress = wearing if n % 2 else c.choice(("youth", "office", "army", "thai"))
        hands = person(c, x, foot, 20 + (foot - 72) * 0.45, dress, "hoe", light)
        spade(c, *hands[1], 10, light)


def roadside(c, light, middle):
    for side in (-1, 1):
        for n in range(5):
            foot = 52 + n * n * 2.1
            x = middle + side * (9 + n * n * 1.9 + c.between(0, 4) + c.w * 0.05 * n)
            if n < 3:
                stilt_house(c, x + side * 5, foot + 2, 8 + n * 5, light)
            round_tree(c, x, foot, 7 + n * 3, light.on("#588f4d", 0.2 - 0.04 * n))


def market(c, light=None, stalls=3, people=4):
    """Stalls under striped roofs, heaped with fruit and vegetables."""
    light = light_for(c, light)
    sky(c, light, 50)
    ranges(c, light, 24, 46, 4)
    c.fade(light.on("#d8c5a0"), light.on("#b49c78"), 50, 100)
    colours = c.random.sample(AWNINGS, len(AWNINGS))
    for n in range(stalls):
        stall(c, c.w / stalls * n + 2, c.w / stalls, colours[n % len(colours)], light)
    for n in range(people):
        x = c.w * (n + 0.5 + c.between(-0.25, 0.25)) / people
        dress = c.choice(("thai", "office", "mong", "aodai", "farmer", "dao"))
        hands = person(c, x, 97, 40, dress, c.choice(("hold", "rest")), light, back=n % 2 == 0)
        basket(c, *hands[1], 3.6, light)


def stall(c, x, wide, colour, light):
    for post in (1.5, wide - 6.5):
        c.box(x + post, 34, 1, 38, light.on("#7d5738"))
    sitter(c, x + wide * 0.46, 62, 12.5, c.choice(("thai", "mong", "farmer", "dao", "tay")), light)
    awning(c, x, 36, wide - 4, [light.on(colour), light.on("#fbf4e2")])
    heap(c, x, 66, wide - 4, light)


def heap(c, x, y, wide, light):
    c.box(x, y + 3, wide, 14, light.on("#9c6f47"), 0.5)
    for n in range(4):
        c.box(x, y + 4 + 3.4 * n, wide, 0.4, light.on("#7a5238"))
    for pile in range(4):
        colour = c.choice(("#f0882a", "#c8202f", "#7bb04a", "#e8b62f", "#7a3b7d", "#4d8f4b", "#f4e1b0"))
        middle = x + wide * (pile + 0.5) / 4
        for row in range(3):
            for n in range(4 - row):
                c.disc(
                    middle + (n - (3 - row) / 2) * wide * 0.06,
                    y + 2.4 - row * 1.7,
                    wide * 0.034 + 0.4,
                    light.on(mix(colour, "#fff6dd", 0.07 * (n % 3))),
                )
