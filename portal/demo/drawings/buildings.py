"""Houses, schools, halls, factories, seen straight from the front."""

from .canvas import darker, lighter, mix


def stilt_house(c, x, foot, wide, light):
    """A wooden house on stilts under a deep roof; `wide` is the span of the roof."""
    half, tall = wide / 2, wide * 0.72
    wood = light.on(c.choice(("#9a6a41", "#8a5a3a", "#a97c4f")))
    roof = light.on(c.choice(("#6f5a52", "#7d4f40", "#5d5650", "#8a6b4b")))
    for post in (-0.72, -0.26, 0.26, 0.72):
        c.box(x + post * half - wide * 0.018, foot - tall * 0.34, wide * 0.036, tall * 0.34, darker(wood, 0.25))
    c.box(x - half * 0.84, foot - tall * 0.64, half * 1.68, tall * 0.34, wood)
    c.box(x - half * 0.9, foot - tall * 0.33, half * 1.8, tall * 0.05, darker(wood, 0.3))
    glass = mix("#3d302b", "#ffcf6b", 0.85) if light.share > 0.19 else "#4a3830"
    for window in (-0.55, 0.02, 0.45):
        c.box(x + window * half, foot - tall * 0.57, half * 0.2, tall * 0.17, glass)
    slope(c, x, foot - tall * 0.6, half, foot - tall, half * 0.66, roof)
    slope(c, x, foot - tall * 0.6, half, foot - tall * 0.645, half * 0.98, lighter(roof, 0.2))
    for rung in range(4):
        left, y = x - half * 0.8 - rung * wide * 0.03, foot - tall * (0.3 - 0.08 * rung)
        c.stroke([(left, y), (left + half * 0.18, y)], wide * 0.018, darker(wood, 0.1))


def slope(c, x, low, low_half, high, high_half, colour):
    """A roof or a chimney: wider below than above, the same on both sides of x."""
    c.shape([(x - low_half, low), (x + low_half, low), (x + high_half, high), (x - high_half, high)], colour)


def long_house(c, x, top, wide, tall, wall, roof, light, floors=2, bays=7):
    """A public building: rows of windows, a door with a porch, a red or grey roof."""
    c.box(x, top, wide, tall, light.on(wall))
    c.shape(
        [(x - 2, top), (x + wide + 2, top), (x + wide - 2.5, top - tall * 0.26), (x + 2.5, top - tall * 0.26)],
        light.on(roof),
    )
    c.box(x - 2, top - 0.6, wide + 4, 1.2, light.on(darker(roof, 0.25)))
    step, level = wide / bays, tall / floors
    lit = light.share > 0.3
    for floor in range(floors):
        y = top + level * floor
        c.box(x, y + level - 0.5, wide, 0.8, light.on(darker(wall, 0.16)))
        for bay in range(bays):
            left = x + step * bay + step * 0.22
            if floor == floors - 1 and bay == bays // 2:
                porch(c, left - step * 0.3, y + level * 0.12, step * 1.16, level * 0.88, light)
                continue
            c.box(left - 0.3, y + level * 0.22, step * 0.56 + 0.6, level * 0.52, light.on("#fbf7ec"), 0.3)
            glass = (
                "#ffd884" if lit and c.random.random() < 0.7 else light.on(c.choice(("#7fb0c4", "#93bfce", "#6da2ba")))
            )
            c.box(left, y + level * 0.25, step * 0.56, level * 0.46, glass)
            c.box(left + step * 0.26, y + level * 0.25, 0.4, level * 0.46, light.on("#fbf7ec"))


def porch(c, x, y, wide, tall, light):
    c.box(x + wide * 0.12, y + tall * 0.22, wide * 0.76, tall * 0.78, light.on("#6f4632"))
    c.box(x + wide * 0.49, y + tall * 0.22, wide * 0.02, tall * 0.78, light.on("#4d2f22"))
    c.shape(
        [(x - 1, y + tall * 0.22), (x + wide + 1, y + tall * 0.22), (x + wide / 2, y - tall * 0.12)],
        light.on("#b23a30"),
    )
    for side in (0.02, 0.9):
        c.box(x + wide * side, y + tall * 0.22, wide * 0.08, tall * 0.78, light.on("#fbf7ec"))


def columns_hall(c, x, top, wide, tall, light):
    """An assembly hall with columns, steps and a star in its gable."""
    wall = light.on("#f0e2c4")
    c.box(x, top, wide, tall, wall)
    c.shape([(x - 3, top), (x + wide + 3, top), (x + wide / 2, top - tall * 0.42)], light.on("#e4cfa4"))
    c.shape([(x + 2, top - 0.8), (x + wide - 2, top - 0.8), (x + wide / 2, top - tall * 0.36)], light.on("#f7ecd3"))
    c.star(x + wide / 2, top - tall * 0.14, tall * 0.09, light.on("#c8202f"))
    for n in range(5):
        c.box(
            x + wide * (0.1 + 0.2 * n) - wide * 0.05,
            top + tall * 0.16,
            wide * 0.1,
            tall * 0.84,
            light.on("#a8714c" if n == 2 else "#8fb4c0"),
        )
    for n in range(6):
        left = x + wide * 0.2 * n - (1.6 if n else 0)
        c.box(min(left, x + wide - 3.2), top, 3.2, tall, light.on("#fbf4e2"))
    c.box(x - 1, top - 1, wide + 2, 2.4, light.on("#fbf4e2"))
    for n in range(3):
        c.box(x - 2 - 2 * n, top + tall + n * 1.4, wide + 4 + 4 * n, 1.5, light.on(mix("#e6d9bd", "#b8a888", n / 3)))


def sheds(c, light, foot, count, tall):
    """Factory halls with saw-tooth roofs and two chimneys."""
    step = c.w / count
    wall = c.choice(("#d9d2c3", "#c9d5d8", "#e3cdb0"))
    roof = c.choice(("#4f7f9a", "#a4503f", "#5c8a6f"))
    for n in range(count):
        x, right, high = step * n, step * (n + 1), foot - tall
        front = [(x, foot), (x, high), (right, high + tall * 0.34), (right, foot)]
        c.shape(front, light.on(wall, 0.05 * (n % 2)))
        ridge = [(x, high), (x, high - tall * 0.12), (right, high + tall * 0.28), (right, high + tall * 0.38)]
        c.shape(ridge, light.on(roof))
        for bay in range(3):
            c.box(x + step * (0.12 + 0.28 * bay), foot - tall * 0.5, step * 0.18, tall * 0.2, light.on("#8fbacb"), 0.3)
    for _ in range(2):
        x, high = c.between(0.15, 0.85) * c.w, tall * c.between(1.5, 2)
        slope(c, x, foot - tall * 0.7, 1.6, foot - high, 1.1, light.on("#b9766a"))
        for band in (0.9, 0.8):
            c.box(x - 1.3, foot - high * band, 2.6, 1.2, light.on("#f4efe3"))


def awning(c, x, y, wide, colours):
    """The striped roof of a stall."""
    count = max(4, round(wide / 3))
    step = wide / count
    for n in range(count):
        colour = colours[n % 2]
        c.shape(
            [
                (x + step * n * 0.94 + wide * 0.03, y - 6),
                (x + step * (n + 1) * 0.94 + wide * 0.03, y - 6),
                (x + step * (n + 1), y),
                (x + step * n, y),
            ],
            colour,
        )
        c.dome(x + step * (n + 0.5), y - 0.05, step / 2, darker(colour, 0.06), step * 0.55, 0, 180)
