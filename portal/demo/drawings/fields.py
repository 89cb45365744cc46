"""Terraces, tea hills, orchards and young forests."""

import math

from .buildings import stilt_house
from .canvas import darker, lighter, mix, wave
from .light import light_for
from .nature import ground, leaf, pine, ranges, ridge, round_tree, sky
from .people import person

RICE = {
    "gold": ("#e3b23c", "#d19a2e", "#efc75e", "#b98a2b"),
    "green": ("#7bb04a", "#5f9a43", "#96c259", "#4d8a3f"),
    "water": ("#8cc6da", "#6fb0cd", "#b4dee6", "#5f9a6c"),
}


def terraces(c, light=None, season=None, people=3):
    light = light_for(c, light)
    season = season or c.choice(tuple(RICE))
    sky(c, light, 50)
    ranges(c, light, 30, 44, 4)
    hill = mix("#557f4c", RICE[season][3], 0.4)
    ridge(c, 44, 5, light.on(hill, 0.25), c.w * 0.8)
    for _ in range(7):
        round_tree(c, c.between(0, c.w), c.between(44, 49), c.between(4, 7), light.on("#4c7d4c", 0.2))
    steps(c, light, RICE[season])
    stilt_house(c, c.between(0.12, 0.8) * c.w, c.between(54, 60), c.between(11, 15), light)
    for _ in range(people):
        person(c, c.between(0.1, 0.9) * c.w, c.between(74, 93), c.between(10, 13), "farmer", "hoe", light)


def steps(c, light, colours):
    """Terraces: bands that follow one slowly changing contour, wider the nearer they are."""
    start, pace, swing = c.between(0, 6.3), c.between(1.1, 1.9), c.between(0.7, 1.3)
    bend = wave(c.random, 1.6, c.w * 0.35)
    top, level = 46.0, 0
    while top < 104:
        near = (top - 46) / 54
        line = []
        for n in range(81):
            x = n * c.w / 80
            swell = math.sin(pace * 2 * math.pi * n / 80 + start + near * 1.8) * (2.5 + 9 * near) * swing
            line.append((x, top + swell + bend(x + 30 * near) * (0.5 + near)))
        far = 0.42 * (1 - near)
        terrace(c, line, near, light.on(colours[level % 3], far), light.on(darker(colours[3], 0.3), far))
        top += 2.4 + 5.4 * near
        level += 1


def terrace(c, line, near, colour, bank):
    """One band under its bank, with the light along its rim."""

    def between(high, low):
        return [*((x, y + high) for x, y in line), *((x, y + low) for x, y in reversed(line))]

    rim = 0.35 + 0.9 * near
    c.shape(between(0, rim), bank)
    c.shape(between(rim, 8 + 18 * near), colour)
    c.shape(between(rim, rim + 1.2 + 2 * near), lighter(colour, 0.3), 0.45)


def tea(c, light=None, people=4):
    light = light_for(c, light)
    sky(c, light, 46)
    ranges(c, light, 26, 42, 3)
    greens = c.choice(
        (("#5d9a45", "#79b356", "#467f3d"), ("#4f8f55", "#6cab63", "#3c7347"), ("#7aa33f", "#95bb52", "#5d8637"))
    )
    for level, top in enumerate((42, 54, 68, 84)):
        tea_hill(c, light, top, greens, level)
        for _ in range(people if level in (1, 2) else 0):
            if c.random.random() < 0.6:
                wearing = c.choice(("farmer", "thai", "dao", "mong", "farmer"))
                person(c, c.between(0.08, 0.92) * c.w, top + 15, 11 + 5 * (level - 1), wearing, "hold", light)


def tea_hill(c, light, top, greens, level):
    crest = wave(c.random, 7, c.w * c.between(0.8, 1.4), 2)
    far = 0.36 - 0.12 * level
    gap = 1.9 + 0.75 * level
    for row in range(16):
        y = top + row * gap * (1 + 0.04 * row)
        colour = light.on(greens[row % 2], far)
        line = [(x * c.w / 70, y + crest(x * c.w / 70) * (1 - row / 24)) for x in range(71)]
        # Down to where the next rows cover it; the whole hill sixteen times over took five times as long.
        c.shape([*line, *((x, py + gap * 4) for x, py in reversed(line))], light.on(greens[2], far))
        bumps = [(x, py + gap * 0.28 + abs(math.sin(x * 2.1 / gap)) * -gap * 0.16) for x, py in line]
        c.shape([*bumps, *((x, py + gap * 0.74) for x, py in reversed(line))], colour)


def orchard(c, light=None, fruit=None, people=3):
    light = light_for(c, light)
    colour = {"orange": "#f0882a", "plum": "#a3265a", "mango": "#e8b62f", "apple": "#c93a34"}[
        fruit or c.choice(("orange", "plum", "mango"))
    ]
    sky(c, light, 48)
    ranges(c, light, 28, 44, 4)
    ground(c, light, 48, "#86b058")
    for row, foot in enumerate((54, 63, 76, 95)):
        tall = 10 + 8.5 * row
        count = max(2, round(c.w / (tall * 0.95)))
        for n in range(count):
            x = c.w * (n + 0.5 + (row % 2) * 0.4 - 0.2) / count + c.between(-1, 1)
            fruit_tree(c, x, foot, tall, light, colour, row)
        if row in (2, 3):
            pickers(c, light, foot, tall, people if row == 2 else max(0, people - 2))


def fruit_tree(c, x, foot, tall, light, colour, row):
    green = light.on(c.choice(("#4b8b4b", "#5b9950", "#3f7c4a")), 0.3 - 0.1 * row)
    c.disc(x, foot, tall * 0.3, "#1b1626", tall * 0.05, 0.14)
    round_tree(c, x, foot, tall, green, light.on("#6b4a35"))
    for _ in range(9 + 4 * row):
        angle, reach = c.between(0, 6.3), c.random.random() ** 0.5 * 0.36 * tall
        c.disc(
            x + math.cos(angle) * reach,
            foot - tall * 0.66 + math.sin(angle) * reach * 0.72,
            tall * 0.032,
            light.on(colour),
        )


def pickers(c, light, foot, tall, count):
    for _ in range(count):
        x = c.between(0.08, 0.92) * c.w
        hands = person(c, x, foot + 2, tall * 0.68, c.choice(("farmer", "thai", "youth", "farmer")), "offer", light)
        basket(c, *hands[1], tall * 0.16, light)


def basket(c, x, y, size, light, colour="#c1924f"):
    c.shape(
        [(x - size, y), (x + size, y), (x + size * 0.7, y + size * 1.2), (x - size * 0.7, y + size * 1.2)],
        light.on(colour),
    )
    c.box(x - size * 1.1, y - size * 0.15, size * 2.2, size * 0.3, light.on(darker(colour, 0.25)), size * 0.1)
    c.stroke(
        [(x - size * 0.85, y + size * 0.6), (x + size * 0.85, y + size * 0.6)],
        size * 0.1,
        light.on(darker(colour, 0.2)),
    )


def forest(c, light=None, people=5, wearing="youth"):
    """A slope where people plant young trees."""
    light = light_for(c, light)
    sky(c, light, 50)
    ranges(c, light, 24, 44, 4, "#477a5c")
    ridge(c, 50, 4, light.on("#7f9a57", 0.1))
    for _ in range(26):
        pine(c, c.between(0, c.w), c.between(46, 54), c.between(7, 12), light.on(c.choice(("#3c6f4c", "#4c8357")), 0.3))
    ridge(c, 62, 3, light.on("#a5794e"))
    ridge(c, 80, 2, light.on("#8f653f"))
    for n in range(30):
        x, y = c.between(0, c.w), 64 + 36 * (n / 30)
        for angle in (-2.2, -1.57, -0.9):
            leaf(c, x, y, 2 + (y - 60) * 0.07, angle, light.on("#6fae4c"))
    crowd = sorted((c.between(72, 95), n) for n in range(people))
    for foot, n in crowd:
        x = c.w * (n + 0.5 + c.between(-0.2, 0.2)) / people
        dress = wearing if c.random.random() < 0.7 else c.choice(("farmer", "army", "office"))
        hands = person(c, x, foot, 18 + (foot - 70) * 0.5, dress, "hoe", light)
        spade(c, *hands[1], 9 + (foot - 70) * 0.2, light)


def spade(c, x, y, long, light):
    c.stroke([(x - long * 0.25, y - long * 0.75), (x + long * 0.2, y + long * 0.5)], 0.6, light.on("#8a633f"))
    c.shape(
        [(x + long * 0.1, y + long * 0.5), (x + long * 0.34, y + long * 0.42), (x + long * 0.34, y + long * 0.86)],
        light.on("#8d949c"),
    )
