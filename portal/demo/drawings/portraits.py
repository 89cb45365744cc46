"""Head-and-shoulders portraits."""

from .canvas import darker, lighter, mix
from .clothes import GREY, looks, outfit
from .light import light_for
from .nature import blossoms, cloud, ground, ranges, round_tree
from .things import RED, medal, window

BACKGROUNDS = ("hills", "wall", "window", "garden")


def portrait(c, wearing="office", old=False, background=None, medals=0, woman=None):
    """One person, from the chest up, before hills, a wall, a window or a garden."""
    wear = outfit(c, wearing, woman)
    look = looks(c, wear, old)
    backdrop(c, background or c.choice(BACKGROUNDS))
    x, size = c.w * c.between(0.44, 0.56), min(1.12, c.w / 74)
    bust = Bust(c, x, 49, size, wear, look, old)
    bust.draw()
    for n in range(medals):
        medal(c, x + (9 + 7.5 * n) * size, 90, 2.6 * size)


def backdrop(c, kind):
    light = light_for(c, c.choice(("dawn", "day", "afternoon", "mist")))
    if kind == "wall":
        colour = c.choice(("#2f6b6f", "#8a3042", "#d9a441", "#3a5683", "#6d8a5b", "#b5644a"))
        c.fade(lighter(colour, 0.35), colour)
        c.disc(c.w / 2, 52, 44, lighter(colour, 0.5), alpha=0.35)
    elif kind == "window":
        c.fade("#efe4cd", "#d9c7a4")
        window(c, c.w * 0.08, 8, c.w * 0.84, 60, light)
    elif kind == "garden":
        c.fade(light.high, light.low)
        for n in range(9):
            round_tree(
                c,
                c.w * n / 8,
                84 + c.between(-4, 6),
                c.between(34, 56),
                light.on(c.choice(("#5f9a55", "#4f8a58", "#79ad5c")), 0.3),
            )
        blossoms(c, 0, 76, c.w, 26, ("#e8506e", "#f7c948", "#f4b6c2"), 1.6, 70)
    else:
        c.fade(light.high, light.low)
        cloud(c, light, c.w * 0.2, 16)
        ranges(c, light, 36, 70, 4)
        ground(c, light, 72, "#8fb35c")


class Bust:
    """Measures in parts of the sheet, the face's centre at (x, y)."""

    def __init__(self, c, x, y, size, wear, look, old):
        self.c, self.x, self.y, self.size, self.wear, self.look, self.old = c, x, y, size, wear, look, old

    def at(self, side, down):
        return self.x + side * self.size, self.y + down * self.size

    def shape(self, points, colour, alpha=1.0):
        self.c.shape([self.at(*point) for point in points], colour, alpha)

    def disc(self, side, down, radius, colour, tall=None, alpha=1.0):
        tall = radius if tall is None else tall
        self.c.disc(*self.at(side, down), radius * self.size, colour, tall * self.size, alpha)

    def stroke(self, points, thick, colour):
        self.c.stroke([self.at(*point) for point in points], thick * self.size, colour)

    def draw(self):
        self.hair_behind()
        self.shoulders()
        self.collar()
        self.skull()
        self.features()
        self.hat()

    def hair_behind(self):
        hair = self.look.hair
        if self.look.woman and self.look.style < 2:
            long = 34 if self.look.style == 0 else 22
            self.c.box(*self.at(-16, -10), 32 * self.size, (long + 10) * self.size, hair, 12 * self.size)
        elif self.look.woman and not self.wear.hat:
            self.disc(0, -24, 8, hair)

    def shoulders(self):
        top = self.wear.top
        self.c.box(*self.at(-33, 26), 66 * self.size, 60 * self.size, top, 20 * self.size)
        self.shape([(-33, 46), (-24, 52), (-22, 80), (-33, 80)], darker(top, 0.3), 0.4)
        self.shape([(33, 46), (24, 52), (22, 80), (33, 80)], darker(top, 0.3), 0.4)
        skin = darker(self.look.skin, 0.1)
        self.shape([(-6.5, 10), (6.5, 10), (7, 26), (0, 33), (-7, 26)], skin)
        self.shape([(-6.5, 14), (6.5, 14), (6.5, 18), (-6.5, 22)], darker(skin, 0.2), 0.5)

    def collar(self):
        wear = self.wear
        if wear.tie:
            self.shape([(-9, 24), (9, 24), (0, 52)], "#fbfaf5")
            self.shape([(-2.4, 31), (2.4, 31), (3.4, 50), (0, 54), (-3.4, 50)], wear.tie)
            for side in (-1, 1):
                self.shape([(8 * side, 24), (15 * side, 28), (2 * side, 62), (0, 54)], lighter(wear.top, 0.1))
        elif wear.cut == "tunic":
            self.shape([(-8, 23), (8, 23), (8.4, 28), (0, 31), (-8.4, 28)], lighter(wear.top, 0.18))
        elif wear.cut == "coat":
            self.shape([(-7, 26), (7, 26), (0, 40)], "#7fb0c4")
            self.stroke([(-8, 27), (-7, 44), (-1, 49), (5, 44)], 1.2, "#3d5a6b")
        elif wear.trim and wear.woman:
            self.embroidery()
        else:
            for side in (-1, 1):
                self.shape([(0, 33), (9 * side, 24), (12 * side, 30), (5 * side, 38)], lighter(wear.top, 0.22))
            self.stroke([(0, 36), (0, 58)], 0.5, darker(wear.top, 0.25))
        if wear.red_scarf:
            self.shape([(-11, 25), (11, 25), (0, 36)], RED)
            self.shape([(-2, 33), (2, 33), (8, 50), (-7, 50)], darker(RED, 0.08))
        if wear.hat == "cap":
            for side in (-1, 1):
                self.shape([(4 * side, 31), (11 * side, 26), (13 * side, 31), (7 * side, 36)], wear.trim)

    def embroidery(self):
        trim = self.wear.trim
        for side in (-1, 1):
            self.shape([(0, 34), (8 * side, 24), (11 * side, 26), (3 * side, 38), (3 * side, 60), (0, 60)], trim)
        for n in range(5):
            tone = ("#f7efdc", "#1f8a70", "#f7c948")[n % 3]
            self.shape([(-2, 40 + 5 * n), (0, 38 + 5 * n), (2, 40 + 5 * n), (0, 42 + 5 * n)], tone)
        for ring, tone in ((11, "#dfe3e8"), (13.4, "#c5cbd3")):
            self.c.bow(*self.at(0, 24), ring * self.size, tone, 1.1 * self.size, 12, 168)

    def skull(self):
        look = self.look
        self.disc(0, -4, 15.4, look.hair, 17.5)
        for side in (-1, 1):
            self.disc(13.4 * side, 1.5, 2.4, darker(look.skin, 0.08), 3.2)
        self.disc(0, 0, 13, look.skin, 15.6)
        self.c.box(*self.at(-12.8, -9), 25.6 * self.size, 13 * self.size, look.skin, 5 * self.size)
        x, y = self.at(0, -6)
        self.c.dome(x, y, 14.6 * self.size, look.hair, 14 * self.size, 184, 356)
        if look.woman and look.style == 1:
            self.shape([(-14.4, -7), (-4, -17), (1, -13), (-9, -2)], look.hair)
        elif not look.woman:
            self.shape([(-14, -8), (14, -8), (11, -13), (-6, -11 - 2 * look.style)], look.hair)

    def features(self):
        skin, dark = self.look.skin, "#2a1f22"
        brow = GREY[0] if self.old else darker(self.look.hair, 0.1)
        for side in (-1, 1):
            self.stroke([(3 * side, -4.6), (6 * side, -5.2), (8.6 * side, -4.2)], 0.9, brow)
            self.disc(5.4 * side, 0, 1.25, dark, 1.5)
            self.disc(5.8 * side, -0.5, 0.4, "#ffffff")
            self.disc(8 * side, 5.6, 2.6, mix(skin, "#e2695c", 0.35), 1.8, 0.7)
            if self.old:
                self.stroke([(9.4 * side, -1), (11.4 * side, -2)], 0.3, darker(skin, 0.25))
                self.stroke([(5 * side, 5), (6.2 * side, 8.4)], 0.35, darker(skin, 0.22))
        self.stroke([(0.4, 0.5), (1.4, 4), (-0.3, 4.4)], 0.6, darker(skin, 0.2))
        x, y = self.at(0, 6.6)
        lip = "#b5453f" if self.look.woman else darker(mix(skin, "#b5453f", 0.5), 0.1)
        self.c.dome(x, y, 4.4 * self.size, lip, 3.6 * self.size, 8, 172)
        self.c.dome(x, y + 0.2 * self.size, 3.5 * self.size, "#fffaf2", 1.5 * self.size, 8, 172)

    def hat(self):
        {"cone": self.cone, "helmet": self.helmet, "cap": self.helmet, "turban": self.turban, "scarf": self.scarf}.get(
            self.wear.hat, lambda colour: None
        )(self.wear.hat_colour)

    def cone(self, colour):
        self.shape([(-31, -7), (0, -35), (31, -7)], colour)
        self.shape([(0, -35), (31, -7), (6, -7)], darker(colour, 0.13))
        for n in range(1, 5):
            half = 31 * n / 5
            self.stroke([(-half, -35 + 28 * n / 5), (half, -35 + 28 * n / 5)], 0.3, darker(colour, 0.2))
        self.disc(0, -7, 31, darker(colour, 0.08), 2.2)

    def helmet(self, colour):
        self.c.dome(*self.at(0, -8), 16.6 * self.size, colour, 15 * self.size)
        self.c.box(*self.at(-18.5, -9.4), 37 * self.size, 3.4 * self.size, darker(colour, 0.25), 1.6 * self.size)
        if self.wear.hat == "cap":
            self.c.star(*self.at(0, -16), 3.2 * self.size, "#f3c747")
        else:
            self.c.box(*self.at(-2, -23), 4 * self.size, 14 * self.size, lighter(colour, 0.3), 2 * self.size)

    def turban(self, colour):
        self.shape([(-16, -8), (16, -8), (20, -20), (13, -26), (-13, -26), (-20, -20)], colour)
        for n in range(9):
            spot, tone = -15.4 + 3.5 * n, (self.wear.trim, "#f7efdc", "#1f8a70")[n % 3]
            self.shape([(spot, -14), (spot + 1.6, -16.4), (spot + 3.2, -14), (spot + 1.6, -11.6)], tone)
        self.stroke([(-18, -20), (18, -20)], 1, self.wear.trim)

    def scarf(self, colour):
        self.c.dome(*self.at(0, -5), 17 * self.size, colour, 17 * self.size)
        self.shape([(-17, -5), (-13, -5), (-14, 14), (-19, 20)], colour)
        self.stroke([(-15, -8), (15, -8)], 1.4, self.wear.trim)
