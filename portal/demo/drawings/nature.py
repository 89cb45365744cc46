"""Sky, hills, water and plants, each laid over what is there already."""

import math

from .canvas import darker, lighter, mix, wave


def sky(c, light, horizon=62):
    c.fade(light.high, light.low, 0, horizon + 2)
    x, y = c.between(0.15, 0.85) * c.w, c.between(12, 30)
    c.glow(x, y, 34, light.sun, 0.55)
    c.disc(x, y, c.between(3.6, 5), light.sun)
    for _ in range(c.random.randint(2, 4)):
        cloud(c, light, c.between(0, 1) * c.w, c.between(7, 32))
    if light.share < 0.3:
        birds(c, light)
    else:
        stars(c)


def cloud(c, light, x, y):
    colour = mix(light.low, "#ffffff", 0.55 if light.share < 0.3 else 0.06)
    size = c.between(2.2, 4.2)
    c.box(x - size * 2.6, y - size * 0.1, size * 5.2, size, colour, size / 2, 0.75)
    c.box(x - size * 1.4, y - size * 0.75, size * 3.3, size * 1.1, colour, size / 2, 0.75)


def stars(c):
    for _ in range(40):
        c.disc(c.between(0, c.w), c.between(0, 45), c.between(0.1, 0.28), "#fdf6dc")


def birds(c, light):
    x, y = c.between(0.2, 0.8) * c.w, c.between(14, 34)
    for _ in range(c.random.randint(0, 5)):
        bird_x, bird_y, span = x + c.between(-12, 12), y + c.between(-5, 5), c.between(0.9, 1.5)
        wings = [(bird_x - span, bird_y - span * 0.6), (bird_x, bird_y), (bird_x + span, bird_y - span * 0.6)]
        c.stroke(wings, 0.28, darker(light.high, 0.45))


def ridge(c, top, height, colour, length=None, end=101):
    """A line of hills reaching down to `end`; answers with the curve it follows."""
    curve = wave(c.random, height, length or c.w * c.between(0.7, 1.3))
    steps = [n * c.w / 60 for n in range(61)]
    c.shape([(0, end), *((x, top + curve(x)) for x in steps), (c.w, end)], colour)
    return lambda x: top + curve(x)


def ranges(c, light, top=36, bottom=62, count=4, colour="#4c7d78"):
    """Mountain ranges one behind the other, the farthest palest."""
    for n in range(count):
        near = n / max(1, count - 1)
        tone = light.on(mix(colour, "#3f6b4a", near * 0.6), 0.78 - 0.55 * near)
        ridge(c, top + (bottom - top) * near, 9 - 5 * near, tone, c.w * c.between(0.45, 0.8))


def ground(c, light, top, colour, end=100):
    c.fade(light.on(lighter(colour, 0.12)), light.on(darker(colour, 0.14)), top, end)


def water(c, light, top, end=100, colour="#6fb1bf"):
    c.fade(light.on(mix(colour, light.low, 0.62)), light.on(darker(colour, 0.12)), top, end)
    for _ in range(46):
        near = c.random.random() ** 1.5
        y = top + 1 + (end - top - 2) * near
        long = 2 + 9 * near * c.random.random()
        c.box(c.between(-5, c.w), y, long, 0.22 + 0.3 * near, lighter(light.low, 0.4), 0.2, 0.5)


def round_tree(c, x, foot, tall, colour, trunk="#6b4a35"):
    c.stroke([(x, foot), (x, foot - tall * 0.55)], tall * 0.07, trunk)
    for dx, dy, size in ((-0.19, 0.55, 0.22), (0.2, 0.58, 0.21), (0, 0.76, 0.26), (0, 0.55, 0.24)):
        c.disc(x + dx * tall, foot - dy * tall, size * tall, colour)
    c.disc(x - 0.07 * tall, foot - 0.8 * tall, 0.14 * tall, lighter(colour, 0.16))


def pine(c, x, foot, tall, colour):
    c.stroke([(x, foot), (x, foot - tall * 0.3)], tall * 0.06, "#5d4334")
    for level in range(4):
        y, half = foot - tall * (0.14 + 0.2 * level), tall * (0.27 - 0.055 * level)
        c.shape([(x - half, y), (x + half, y), (x, y - tall * 0.36)], mix(colour, "#fff8e0", 0.05 * level))


def bamboo(c, x, foot, tall, colour):
    for stem in range(5):
        lean = (stem - 2) * 0.09 * tall + c.between(-1, 1)
        top = (x + lean, foot - tall * c.between(0.8, 1))
        c.stroke([(x + stem - 2, foot), (x + lean * 0.35, foot - tall * 0.55), top], 0.55, darker(colour, 0.1))
        for _ in range(7):
            share = c.between(0.45, 1)
            leaf(c, x + lean * share**2, foot - tall * share, tall * 0.16, c.between(-0.4, 3.5), colour)


def leaf(c, x, y, long, angle, colour):
    dx, dy = math.cos(angle) * long, math.sin(angle) * long
    side_x, side_y = -dy * 0.17, dx * 0.17
    middle_x, middle_y = x + dx * 0.45, y + dy * 0.45
    c.shape(
        [(x, y), (middle_x + side_x, middle_y + side_y), (x + dx, y + dy), (middle_x - side_x, middle_y - side_y)],
        colour,
    )


def grass(c, light, top, colour, count=60):
    for _ in range(count):
        x, y = c.between(0, c.w), c.between(top, 100)
        size = 0.8 + (y - top) / 22
        for lean in (-0.5, 0, 0.5):
            c.stroke([(x, y), (x + lean * size, y - size)], 0.18 + size * 0.08, light.on(colour))


def blossoms(c, x, y, width, height, colours, size=0.9, count=40):
    """A bank of flowers: leaves below, round heads above."""
    for _ in range(count // 2):
        leaf(
            c,
            x + c.between(0, width),
            y + height,
            height * 0.9,
            c.between(-2.6, -0.5),
            c.choice(("#3f7d4e", "#58975a", "#2f6a49")),
        )
    for _ in range(count):
        petal_x, petal_y = x + c.between(0, width), y + c.random.random() ** 0.8 * height
        colour = c.choice(colours)
        c.disc(petal_x, petal_y, size, darker(colour, 0.1))
        c.disc(petal_x, petal_y - size * 0.15, size * 0.66, colour)
