"""Things laid out to be looked at: medals on cloth, papers on a desk."""

import math

from .canvas import darker, lighter
from .clothes import JEWELS
from .nature import leaf
from .things import GOLD, RED, bouquet, certificate, medal, woven_border


def medals(c, count=3, cloth=None):
    """Medals, a certificate and flowers laid out on a cloth."""
    colour = cloth or c.choice(("#7d1f2c", "#23405e", "#2b5a4b", "#5b2a4c", "#8a5a2b"))
    c.fade(lighter(colour, 0.2), darker(colour, 0.25))
    c.glow(c.w * c.between(0.2, 0.6), 15, 75, "#fff0cc", 0.32)
    for n in range(3):
        woven_border(c, 88 + n * 4.2, (GOLD, "#e9dcc0", "#d9823b")[n], 1.6 - 0.3 * n)
    wide = min(62, c.w * 0.66)
    left = c.w * c.choice((0.34, 0.4, 0.62, 0.66))
    c.box(left - wide / 2 + 1.6, 38 - wide * 0.33, wide, wide * 0.7, "#140d14", 1, 0.3)
    certificate(c, left, 36, wide)
    for n in range(count):
        medal(c, c.w * (n + 0.7) / (count + 0.4), 72 + c.between(-3, 3), min(c.between(6, 8.5), c.w / count * 0.2))
    bouquet(c, c.w * (0.86 if left < c.w / 2 else 0.14), 34, min(15, c.w * 0.14))


def desktop(c, folders=2):
    """Papers, pen and seal on a desk, seen from above."""
    colour = c.choice(("#8a5f3c", "#a0764d", "#5f6f80", "#4a6a5d", "#7d4a4a"))
    c.fade(lighter(colour, 0.12), darker(colour, 0.14))
    for n in range(18):
        c.box(0, 100 * n / 18 + c.between(-1, 1), c.w, 0.35, darker(colour, 0.2), 0, 0.4)
    c.glow(c.w * c.between(0.2, 0.8), 10, 80, "#fff2d0", 0.3)
    for n in range(folders):
        sheet(
            c,
            c.w * (0.22 + 0.3 * n) + c.between(-4, 4),
            52 + c.between(-6, 6),
            min(46, c.w * 0.34),
            c.between(-0.3, 0.3),
            c.choice(JEWELS),
        )
    sheet(c, c.w * 0.56, 52, min(50, c.w * 0.4), c.between(-0.1, 0.1), None)
    x, y = c.w * 0.83, c.between(26, 40)
    c.disc(x + 1, y + 1.4, 9, "#140d14", alpha=0.25)
    c.disc(x, y, 9, "#fdfbf4")
    c.disc(x, y, 7, c.choice(("#8a5a2b", "#a9782f", "#6d8a3f")))
    c.stroke([(x - 4, 62), (x + 8, 92)], 1.8, c.choice(("#23304d", "#8e1f33", "#22221f")))
    c.stroke([(x - 4, 62), (x - 5, 59.5)], 1, GOLD)
    for angle in range(5):
        leaf(c, c.w * 0.02, 98, 20, -1.5 + 0.32 * angle, c.choice(("#3f7d55", "#5b9a62")))


def sheet(c, x, y, wide, lean, cover):
    """A page or, with a cover colour, a folder, turned by `lean`."""
    high = wide * 1.35

    def at(side, up):
        px, py = side * wide, up * high
        return x + px * math.cos(lean) - py * math.sin(lean), y + px * math.sin(lean) + py * math.cos(lean)

    corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
    c.shape([(px + 1.2, py + 1.4) for px, py in (at(*p) for p in corners)], "#140d14", 0.28)
    c.shape([at(*p) for p in corners], cover or "#fffdf6")
    if cover:
        c.shape([at(-0.3, -0.3), at(0.3, -0.3), at(0.3, -0.1), at(-0.3, -0.1)], lighter(cover, 0.75))
        return
    c.star(*at(0, -0.38), wide * 0.06, RED, lean)
    for n in range(9):
        end = 0.4 if n % 4 != 3 else 0.1
        c.stroke([at(-0.4, -0.24 + 0.065 * n), at(end, -0.24 + 0.065 * n)], 0.5, "#a7a294")
    c.disc(*at(0.22, 0.38), wide * 0.1, "#d1202f", alpha=0.55)
    c.disc(*at(0.22, 0.38), wide * 0.075, "#fffdf6", alpha=0.8)
    c.star(*at(0.22, 0.38), wide * 0.05, "#d1202f", lean)
