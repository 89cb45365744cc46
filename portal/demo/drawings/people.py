"""Whole figures in flat shapes: `tall` is their height, (x, y) the ground between their feet."""

from .canvas import darker, lighter, mix
from .clothes import HAIR, JEWELS, looks, outfit

# Where the two hands are, in parts of the height: (sideways, up) of the left one, mirrored unless given.
POSES = {
    "rest": ((-0.15, 0.44), (0.15, 0.44)),
    "hold": ((-0.10, 0.56), (0.10, 0.56)),
    "clap": ((-0.03, 0.66), (0.03, 0.66)),
    "wave": ((-0.15, 0.44), (0.24, 0.98)),
    "point": ((-0.15, 0.44), (0.30, 0.74)),
    "reach": ((-0.22, 0.58), (-0.18, 0.52)),
    "offer": ((0.20, 0.58), (0.24, 0.54)),
    "hoe": ((0.14, 0.58), (0.20, 0.46)),
    "salute": ((-0.15, 0.44), (0.075, 0.93)),
}


class Figure:
    """One person's measures, so that the parts below agree with each other."""

    def __init__(self, c, x, y, tall, wear, look, light):
        self.c, self.x, self.y, self.tall, self.wear, self.look = c, x, y, tall, wear, look
        self.shade = light.on if light else lambda colour, far=0: mix(colour, colour, 0)

    def at(self, side, up):
        return self.x + side * self.tall, self.y - up * self.tall

    def shape(self, points, colour):
        self.c.shape([self.at(*point) for point in points], self.shade(colour))

    def disc(self, side, up, radius, colour, high=None):
        high = radius if high is None else high
        self.c.disc(*self.at(side, up), radius * self.tall, self.shade(colour), high * self.tall)

    def stroke(self, points, thick, colour):
        self.c.stroke([self.at(*point) for point in points], thick * self.tall, self.shade(colour))


def person(c, x, y, tall, wearing="office", pose="rest", light=None, old=False, step=0.0, back=False, woman=None):
    """Draw one standing figure; answers with the points of the two hands."""
    wear = outfit(c, wearing, woman)
    figure = Figure(c, x, y, tall, wear, looks(c, wear, old), light)
    c.disc(x, y, tall * 0.17, "#1b1626", tall * 0.025, 0.16)
    if figure.look.woman and figure.look.style < 2:
        figure.shape([(-0.075, 0.92), (0.075, 0.92), (0.085, 0.77), (-0.085, 0.77)], figure.look.hair)
    legs(figure, step)
    body(figure)
    head(figure, back)
    return arms(figure, POSES[pose])


def legs(figure, step):
    wear = figure.wear
    bare = wear.cut in ("skirt", "pleats")
    colour = figure.look.skin if bare else wear.bottom
    for side in (-1, 1):
        figure.stroke([(0.045 * side, 0.45), (0.055 * side + step * side, 0.03)], 0.05 if bare else 0.085, colour)
        figure.disc(0.065 * side + step * side, 0.015, 0.045, "#2a2226", 0.02)
    if wear.cut == "skirt":
        figure.shape([(-0.085, 0.5), (0.085, 0.5), (0.11, 0.07), (-0.11, 0.07)], wear.bottom)
        figure.shape([(-0.107, 0.12), (0.107, 0.12), (0.109, 0.09), (-0.109, 0.09)], wear.trim)
    if wear.cut == "pleats":
        pleats(figure)


def pleats(figure):
    figure.shape([(-0.08, 0.5), (0.08, 0.5), (0.17, 0.17), (-0.17, 0.17)], figure.wear.bottom)
    for up, colour in ((0.34, "#e4a11b"), (0.29, "#f3efe2"), (0.24, "#1f8a70"), (0.19, "#ef6a3a")):
        half = 0.08 + (0.5 - up) * 0.27
        figure.shape([(-half, up), (half, up), (half + 0.006, up - 0.025), (-half - 0.006, up - 0.025)], colour)
    for side in (-0.1, -0.05, 0, 0.05, 0.1):
        figure.stroke([(side * 0.7, 0.48), (side * 1.5, 0.18)], 0.005, darker(figure.wear.bottom, 0.4))


def body(figure):
    wear = figure.wear
    low = {"tunic": 0.14, "coat": 0.3}.get(wear.cut, 0.45)
    hem = 0.125 if low < 0.4 else 0.1
    figure.shape([(-0.115, 0.79), (0.115, 0.79), (0.095, 0.56), (hem, low), (-hem, low), (-0.095, 0.56)], wear.top)
    for side in (-1, 1):
        figure.disc(0.09 * side, 0.775, 0.042, wear.top)
    figure.shape(
        [(-0.035, 0.86), (0.035, 0.86), (0.035, 0.79), (0, 0.765), (-0.035, 0.79)], darker(figure.look.skin, 0.1)
    )
    details(figure)


def details(figure):
    wear = figure.wear
    if wear.tie:
        figure.shape([(-0.04, 0.81), (0.04, 0.81), (0, 0.64)], "#fbfaf5")
        figure.shape([(-0.012, 0.79), (0.012, 0.79), (0.016, 0.67), (0, 0.65), (-0.016, 0.67)], wear.tie)
    if wear.red_scarf:
        figure.shape([(-0.06, 0.81), (0.06, 0.81), (0, 0.72)], "#d3202f")
        figure.shape([(-0.012, 0.74), (0.012, 0.74), (0.035, 0.62), (-0.03, 0.62)], "#d3202f")
    if wear.trim and wear.woman:
        figure.stroke([(0, 0.77), (0, 0.53)], 0.02, wear.trim)
        figure.shape([(-0.097, 0.55), (0.097, 0.55), (0.098, 0.5), (-0.098, 0.5)], wear.trim)
    elif wear.trim:
        for side in (-0.085, 0.085):
            figure.disc(side, 0.785, 0.02, wear.trim, 0.012)
        figure.shape([(-0.1, 0.51), (0.1, 0.51), (0.1, 0.48), (-0.1, 0.48)], "#3a2d24")
    if wear.cut == "coat":
        figure.stroke([(-0.045, 0.79), (-0.03, 0.68), (0.01, 0.64)], 0.012, "#3d5a6b")


def head(figure, back):
    look = figure.look
    if look.woman and look.style == 2 and not figure.wear.hat:
        figure.disc(0, 0.99, 0.035, look.hair)
    figure.disc(0, 0.91, 0.072, look.hair, 0.085)
    if not back:
        figure.disc(0, 0.895, 0.06, look.skin, 0.07)
        c, (x, y), size = figure.c, figure.at(0, 0.925), figure.tall
        c.dome(
            x,
            y,
            0.068 * size,
            figure.shade(look.hair),
            0.065 * size,
            182 if look.style else 190,
            358 if look.style else 340,
        )
        face(figure)
    hat(figure)


def face(figure):
    if figure.tall < 16:
        return
    for side in (-0.024, 0.024):
        figure.disc(side, 0.9, 0.0075, "#2a1f22", 0.009)
    x, y = figure.at(0, 0.872)
    figure.c.bow(x, y, 0.022 * figure.tall, figure.shade("#9c3f3a"), 0.009 * figure.tall, 15, 165, 0.014 * figure.tall)


def hat(figure):
    kind, colour = figure.wear.hat, figure.wear.hat_colour
    c, tall = figure.c, figure.tall
    if kind == "cone":
        figure.shape([(-0.16, 0.925), (0, 1.07), (0.16, 0.925)], colour)
        figure.shape([(0, 1.07), (0.16, 0.925), (0.03, 0.925)], darker(colour, 0.14))
        figure.disc(0, 0.925, 0.16, darker(colour, 0.06), 0.016)
    elif kind in ("helmet", "cap"):
        c.dome(*figure.at(0, 0.935), 0.082 * tall, figure.shade(colour), 0.075 * tall)
        figure.shape([(-0.09, 0.942), (0.1, 0.942), (0.1, 0.925), (-0.09, 0.925)], darker(colour, 0.22))
        if kind == "cap":
            c.star(*figure.at(0, 0.968), 0.02 * tall, figure.shade("#f3c747"))
    elif kind == "turban":
        figure.shape([(-0.085, 0.93), (0.085, 0.93), (0.105, 1.0), (0, 1.03), (-0.105, 1.0)], colour)
        figure.shape([(-0.088, 0.955), (0.088, 0.955), (0.092, 0.975), (-0.092, 0.975)], figure.wear.trim)
    elif kind == "scarf":
        c.dome(*figure.at(0, 0.925), 0.082 * tall, figure.shade(colour), 0.08 * tall)
        figure.shape([(-0.082, 0.93), (-0.06, 0.93), (-0.07, 0.8)], colour)


def arms(figure, hands):
    wear, points = figure.wear, []
    for side, (sideways, up) in zip((-1, 1), hands, strict=True):
        elbow = (0.5 * (0.105 * side + sideways) + 0.04 * side, 0.5 * (0.76 + up) - 0.05)
        figure.stroke([(0.1 * side, 0.765), elbow, (sideways, up)], 0.062, darker(wear.top, 0.08))
        if wear.woman and wear.trim:
            figure.stroke([(elbow[0] + 0.004, elbow[1] + 0.02), elbow], 0.062, wear.trim)
        figure.disc(sideways, up, 0.03, figure.look.skin)
        points.append(figure.at(sideways, up))
    return points


def sitter_from_behind(c, x, y, size, light=None, chair="#8c2b33"):
    """Head and shoulders of somebody in the rows before us; `size` is the width of the chair."""
    shade = light.on if light else lambda colour: colour
    top = c.choice(("#2b3548", "#f4f4ef", "#cfe0ee", "#3b3f46", "#c8385a", "#4f6b3c", "#2f7f86", "#e9dfd0", "#28304f"))
    woman = c.random.random() < 0.45
    hair, skin = c.choice((*HAIR, *HAIR, "#8b8788")), c.choice(("#e9b88e", "#dba678", "#f3cda6"))
    if woman:
        c.box(x - size * 0.2, y - size * 0.62, size * 0.4, size * 0.62, shade(hair), size * 0.14)
    c.box(x - size * 0.11, y - size * 0.36, size * 0.22, size * 0.3, shade(darker(skin, 0.1)))
    c.box(x - size * 0.42, y - size * 0.2, size * 0.84, size * 0.9, shade(top), size * 0.3)
    for side in (-1, 1):
        c.disc(x + side * size * 0.2, y - size * 0.5, size * 0.05, shade(skin))
    c.disc(x, y - size * 0.56, size * 0.2, shade(hair), size * 0.25)
    if c.random.random() < 0.15:
        c.box(x - size * 0.26, y - size * 0.8, size * 0.52, size * 0.2, shade(c.choice(JEWELS)), size * 0.08)
    if chair:
        c.box(x - size * 0.46, y + size * 0.12, size * 0.92, size * 0.9, shade(chair), size * 0.14)
        c.box(x - size * 0.46, y + size * 0.12, size * 0.92, size * 0.14, shade(lighter(chair, 0.16)), size * 0.07)


def sitter(c, x, y, size, wearing="office", light=None, look_down=False):
    """Somebody behind a table, seen from the front down to the table's edge at y."""
    wear = outfit(c, wearing)
    figure = Figure(c, x, y + size * 1.2, size * 2.35, wear, looks(c, wear), light)
    if figure.look.woman and figure.look.style < 2:
        figure.shape([(-0.075, 0.92), (0.075, 0.92), (0.085, 0.77), (-0.085, 0.77)], figure.look.hair)
    body(figure)
    head(figure, False)
    return arms(figure, ((-0.06, 0.53), (0.06, 0.53)) if look_down else POSES["hold"])
