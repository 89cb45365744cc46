"""Flags, bands, parades and dances under the open sky."""

import math

from .buildings import columns_hall
from .canvas import darker, lighter, mix
from .clothes import worn
from .light import light_for
from .nature import blossoms, cloud, grass, ground, ranges, round_tree, sky
from .people import person
from .things import BOUQUET, GOLD, RED, bunting, flag, flagpole

HIGHLANDERS = ("thai", "mong", "dao", "tay")
MARCHERS = ("youth", "army", "thai", "mong", "office")


def flags(c, light=None, count=5, place=None):
    """Red flags on poles before a hall, on a hill or over a square."""
    light = light_for(c, light)
    sky(c, light, 70)
    ranges(c, light, 40, 62, 3)
    place = place or c.choice(("hall", "hill", "square"))
    ground(c, light, 68, "#9ab565" if place == "hill" else "#cdbf9f")
    if place == "hall":
        wide = c.w * 0.62
        columns_hall(c, (c.w - wide) / 2, 50, wide, 24, light)
    elif place == "hill":
        grass(c, light, 70, "#5f9148", 80)
    else:
        for n in range(9):
            round_tree(c, c.w * n / 8, 70, c.between(9, 13), light.on("#4f8a4e", 0.1))
    for n in range(count):
        x = c.w * (0.08 + 0.86 * (n + 0.1) / count)
        near = abs(n - (count - 1) / 2) / count
        foot = 84 + 14 * near
        flagpole(
            c, x, foot, foot - 24 + 12 * near - c.between(0, 5), min(24, c.w / count * 0.68), light, c.between(0, 6)
        )
    blossoms(c, 0, 93, c.w, 8, BOUQUET[:4], 1.1, round(c.w * 0.7))


def big_flag(c, light=None):
    """One great flag against the sky, mountains far below."""
    light = light_for(c, light)
    sky(c, light, 84)
    cloud(c, light, c.w * 0.3, 60)
    ranges(c, light, 66, 88, 4)
    x = c.w * c.between(0.14, 0.24)
    flagpole(c, x, 104, 91, min(c.w * 0.58, 84), light, c.between(0, 6))
    for _ in range(7):
        round_tree(c, c.between(0, c.w), 103, c.between(9, 16), light.on("#3f7350"))


def band(c, light=None, people=7):
    """A marching band, brass shining."""
    light = light_for(c, light)
    sky(c, light, 58)
    for n in range(11):
        round_tree(c, c.w * n / 10, 60, c.between(12, 20), light.on(c.choice(("#4f8a4e", "#3f7a4a", "#6b9a4e")), 0.25))
    bunting(c, 8, 6, 3.4)
    c.fade(light.on("#d9cdb6"), light.on("#b7a88c"), 58, 100)
    for row, foot in enumerate((74, 93)):
        count = people if row == 0 else max(3, people - 2)
        for n in range(count):
            x, tall = c.w * (n + 0.5) / count, 30 + 12 * row
            hands = person(c, x, foot, tall, "band", "hold", light, step=0.04)
            instrument(c, (hands[0][0] + hands[1][0]) / 2, hands[0][1], tall, (n + row) % 3, light)


def instrument(c, x, y, tall, kind, light):
    brass = light.on("#eebb3f")
    if kind == 0:
        size = tall * 0.16
        c.box(x - size, y - size * 0.7, size * 2, size * 1.5, light.on("#c8202f"), 0.5)
        for edge in (-0.75, 0.62):
            c.box(x - size * 1.04, y + size * edge, size * 2.08, size * 0.2, light.on("#f6ead0"), 0.3)
        c.stroke([(x - size, y - size * 1.5), (x, y - size * 0.7)], 0.4, light.on("#8a633f"))
    elif kind == 1:
        c.stroke(
            [(x, y - tall * 0.28), (x + tall * 0.1, y - tall * 0.1), (x + tall * 0.22, y - tall * 0.06)],
            tall * 0.03,
            brass,
        )
        c.shape(
            [(x + tall * 0.2, y - tall * 0.07), (x + tall * 0.32, y - tall * 0.16), (x + tall * 0.32, y + tall * 0.04)],
            brass,
        )
    else:
        c.disc(x, y - tall * 0.02, tall * 0.11, brass)
        c.disc(x, y - tall * 0.02, tall * 0.06, darker(brass, 0.35))
        c.stroke([(x + tall * 0.1, y), (x + tall * 0.13, y - tall * 0.26)], tall * 0.035, brass)


def festival(c, light="dusk", people=9, wearing=None):
    """A ring of dancers around a fire, lanterns overhead."""
    light = light_for(c, light)
    sky(c, light, 60)
    ranges(c, light, 28, 54, 4)
    ground(c, light, 58, "#9a8a5c")
    for n in range(12):
        lantern(c, c.w * n / 11, 12 + 7 * math.sin(math.pi * n / 11), n)
    behind, before = people // 2 + 1, people - people // 2
    for n in range(behind):
        angle = math.pi + math.pi * n / (behind - 1)
        x, foot = c.w * (0.5 + 0.36 * math.cos(angle)), 76 + math.sin(angle) * 8
        person(c, x, foot, 20, worn(c, wearing, n, HIGHLANDERS), "wave", light)
    fire(c, c.w / 2, 86)
    for n in range(before):
        share = (n + 0.5) / before
        share += 0.09 if share >= 0.5 else -0.09
        foot = 90 + 5 * math.sin(math.pi * share)
        person(c, c.w * (0.1 + 0.8 * share), foot, 29, worn(c, wearing, n, HIGHLANDERS), "wave", light, back=True)


def lantern(c, x, y, n):
    colour = (RED, "#f08a4b", GOLD, "#e8506e")[n % 4]
    c.stroke([(x, y - 6), (x, y)], 0.18, "#3a2b2b")
    c.glow(x, y + 2, 8, colour, 0.5)
    c.disc(x, y + 2, 2.1, colour, 2.5)
    c.box(x - 1, y - 0.8, 2, 0.7, "#7a4a2f")
    c.box(x - 1, y + 4, 2, 0.7, "#7a4a2f")
    c.disc(x - 0.5, y + 1.6, 0.6, lighter(colour, 0.5), 1.4)


def fire(c, x, y):
    c.glow(x, y - 6, 40, "#ffb347", 0.6)
    for turn in (-0.5, 0, 0.5):
        c.stroke([(x - 5 + turn, y + turn), (x + 5 - turn, y - 1.5 + turn)], 1.3, "#5d3a28")
    for size, colour in ((11, "#f2762e"), (8, "#f9a73b"), (4.6, "#ffe08a")):
        half = size * 0.42
        c.shape(
            [
                (x - half, y - 1),
                (x - half * 0.8, y - size * 0.5),
                (x - half * 0.2, y - size * 0.75),
                (x + half * 0.1, y - size * 1.35),
                (x + half * 0.7, y - size * 0.6),
                (x + half, y - 1),
            ],
            colour,
        )
        c.disc(x, y - half * 0.6, half, colour, half * 0.8)


def parade(c, light=None, people=8, wearing=None):
    """People marching with flags in their hands."""
    light = light_for(c, light)
    sky(c, light, 60)
    ranges(c, light, 34, 54, 4)
    bunting(c, 6, 5, 3)
    c.fade(light.on("#d5c8ae"), light.on("#ab9c82"), 60, 100)
    for row, foot in enumerate((72, 84, 97)):
        count = max(3, people - 2 * row)
        for n in range(count):
            x, tall = c.w * (n + 0.5 + 0.25 * (row % 2)) / count, 24 + 8 * row
            hands = person(c, x, foot, tall, worn(c, wearing, n + row, MARCHERS), "wave", light, step=0.035)
            hand_x, hand_y = hands[1]
            c.stroke([(hand_x, hand_y + 2), (hand_x, hand_y - tall * 0.2)], 0.35, light.on("#e9e4d8"))
            flag(
                c,
                hand_x,
                hand_y - tall * 0.2,
                tall * 0.2,
                c.between(0, 6),
                light.on(mix(RED, "#e8403a", c.random.random() * 0.3)),
            )
