"""A sheet measured in hundredths of its height, on which flat shapes are laid."""

import math
from random import Random

from PIL import Image, ImageDraw

# Drawn this many times larger and shrunk at the end: smooth edges without a vector library.
ENLARGED = 2


def rgb(colour):
    """The three channels of "#rrggbb"; a colour already taken apart stays as it is."""
    if isinstance(colour, str):
        return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return colour[:3]


def mix(colour, other, share):
    """`colour` with a `share` (0–1) of `other` in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(rgb(colour), rgb(other), strict=True))


def darker(colour, share=0.18):
    return mix(colour, "#1b1626", share)


def lighter(colour, share=0.25):
    return mix(colour, "#fffaf0", share)


class Canvas:
    """x runs from 0 to `w`, y from 0 (top) to 100 (bottom), whatever the size in pixels."""

    def __init__(self, width, height, seed):
        self.random = Random(seed)
        self.unit = ENLARGED * height / 100
        self.w = 100 * width / height
        self.mirrored = self.random.random() < 0.5
        self.image = Image.new("RGB", (width * ENLARGED, height * ENLARGED), "white")
        self.opaque = ImageDraw.Draw(self.image)  # Twice as fast as the pen that blends.
        self.glaze = ImageDraw.Draw(self.image, "RGBA")

    def finished(self):
        """The sheet at its own size, seen from a little nearer or farther, one way round or the other."""
        width, height = self.image.size
        share = self.random.uniform(0.9, 1)
        left, top = (
            self.random.uniform(0.3, 0.7) * width * (1 - share),
            self.random.uniform(0.3, 0.7) * height * (1 - share),
        )
        box = (left, top, left + width * share, top + height * share)
        size = (width // ENLARGED, height // ENLARGED)
        seen = self.image.resize(size, Image.Resampling.BILINEAR, box)
        return seen.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if self.mirrored else seen

    def at(self, points):
        return [(x * self.unit, y * self.unit) for x, y in points]

    def pen(self, alpha):
        return self.opaque if alpha == 1.0 else self.glaze

    def ink(self, colour, alpha):
        return rgb(colour) if alpha == 1.0 else (*rgb(colour), round(255 * alpha))

    def shape(self, points, colour, alpha=1.0):
        self.pen(alpha).polygon(self.at(points), fill=self.ink(colour, alpha))

    def box(self, x, y, width, height, colour, rounded=0, alpha=1.0):
        if width <= 0 or height <= 0:
            return
        corners = [v * self.unit for v in (x, y, x + width, y + height)]
        self.pen(alpha).rounded_rectangle(corners, rounded * self.unit, fill=self.ink(colour, alpha))

    def disc(self, x, y, radius, colour, tall=None, alpha=1.0):
        tall = radius if tall is None else tall
        corners = [v * self.unit for v in (x - radius, y - tall, x + radius, y + tall)]
        self.pen(alpha).ellipse(corners, fill=self.ink(colour, alpha))

    def dome(self, x, y, radius, colour, tall=None, start=180, end=360, alpha=1.0):
        """The part of a disc between two angles, cut straight; the upper half unless told."""
        tall = radius if tall is None else tall
        corners = [v * self.unit for v in (x - radius, y - tall, x + radius, y + tall)]
        self.pen(alpha).chord(corners, start, end, fill=self.ink(colour, alpha))

    def bow(self, x, y, radius, colour, thick, start=20, end=160, tall=None):
        """An arc line: a smile, a handle."""
        tall = radius if tall is None else tall
        corners = [v * self.unit for v in (x - radius, y - tall, x + radius, y + tall)]
        self.opaque.arc(corners, start, end, fill=rgb(colour), width=max(1, round(thick * self.unit)))

    def stroke(self, points, thick, colour, alpha=1.0):
        """A line with round ends and bends."""
        width = max(1, round(thick * self.unit))
        self.pen(alpha).line(self.at(points), fill=self.ink(colour, alpha), width=width, joint="curve")
        if alpha == 1.0:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, thick / 2, colour)

    def fade(self, top, bottom, start=0.0, end=100.0):
        """A vertical gradient over the whole width."""
        column = Image.new("RGB", (1, 128))
        column.putdata([mix(top, bottom, step / 127) for step in range(128)])
        height = round((end - start) * self.unit) + 1
        strip = column.resize((1, height), Image.Resampling.BILINEAR)
        self.image.paste(
            strip.resize((self.image.width, height), Image.Resampling.NEAREST), (0, round(start * self.unit))
        )

    def glow(self, x, y, radius, colour, strength=0.6):
        """A soft light that fades to nothing at `radius`."""
        side = max(2, round(2 * radius * self.unit))
        small = Image.radial_gradient("L").point(lambda v: round(max(0, 255 - v * 1.42) * strength))
        mask = small.resize((side, side), Image.Resampling.BILINEAR)
        corner = (round((x - radius) * self.unit), round((y - radius) * self.unit))
        self.image.paste(rgb(colour), (*corner, corner[0] + side, corner[1] + side), mask)

    def star(self, x, y, radius, colour, lean=0.0):
        self.shape(star_points(x, y, radius, lean), colour)

    def between(self, low, high):
        return self.random.uniform(low, high)

    def choice(self, options):
        return self.random.choice(options)


def star_points(x, y, radius, lean=0.0):
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.pi * corner / 5 - math.pi / 2 + lean
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return points


def wave(random, height, length, pieces=3):
    """A smooth random curve: a function of x, about `height` up and down, repeating near `length`."""
    parts = [
        (height / (n + 1), 2 * math.pi * (n + 1) * random.uniform(0.8, 1.25) / length, random.uniform(0, 6.3))
        for n in range(pieces)
    ]
    return lambda x: sum(size * math.sin(pace * x + start) for size, pace, start in parts)
