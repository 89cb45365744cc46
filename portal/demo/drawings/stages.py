"""Conferences and awards: what happens on a stage."""

import math

from .canvas import darker, lighter
from .clothes import DELEGATES, worn
from .nature import blossoms
from .people import person, sitter, sitter_from_behind
from .things import (
    BOUQUET,
    CREAM,
    GOLD,
    RED,
    bouquet,
    certificate,
    flag,
    lectern,
    microphone,
    papers,
    plant,
    stage,
    still_flag,
    table,
)

CURTAINS = ("#a81e2b", "#8e1f33", "#b5342c", "#1f5a6b", "#23508a", "#6b2a55", "#2b6a55")
BOARDS = ("#a56f43", "#8f6044", "#b98552", "#7f6a5d")
HONOURED = ("suit", "aodai", "office", "thai", "mong", "dao", "army", "aodai", "worker", "doctor")
SIGNERS = ("suit", "office", "aodai", "army", "thai")


def hall(c, speaker=True, rows=4, curtain=None):
    """A full hall seen from the last row, the rostrum at the far end."""
    colour = curtain or c.choice(CURTAINS)
    c.fade(lighter("#e9d8bb", 0.2), "#c9ab80", 0, 100)
    side = c.w * 0.13
    for n in range(4):
        glowing = 4 + n * 13
        for x in (side * 0.35 - n, c.w - side * 0.35 + n):
            c.glow(x, glowing + 6, 9, "#fff0c0", 0.55)
    stage_box(c, side, colour)
    if speaker:
        x = c.w * c.choice((0.28, 0.72))
        person(c, x, 51, 22, c.choice(("suit", "aodai", "office")), "hold")
        lectern(c, x, 52, 9)
    rostrum(c, c.w * 0.5, 51, 5 if c.w > 90 else 3)
    blossoms(c, side + 1, 52.5, c.w - 2 * side - 2, 3.4, BOUQUET, 0.8, round(c.w * 0.8))
    audience(c, rows)


def stage_box(c, side, colour):
    c.box(side, 4, c.w - 2 * side, 50, colour)
    x = side
    while x < c.w - side - 2:
        c.box(x, 4, 2, 44, darker(colour, 0.2), 0, 0.5)
        x += c.between(3.4, 4.8)
    still_flag(c, c.w * 0.5 - 8, 9, 16)
    for share in (0.3, 0.7):
        c.box(c.w * share - 7, 15, 14, 1.1, GOLD, 0.4, 0.85)
        c.box(c.w * share - 5, 18, 10, 0.9, CREAM, 0.4, 0.7)
    c.box(side - 1, 2, c.w - 2 * side + 2, 3.4, "#7a4a2f")
    c.fade("#9a6a43", "#7d5234", 50, 57)


def rostrum(c, x, y, count):
    wide = count * 8.5
    for n in range(count):
        sitter(c, x - wide / 2 + 8.5 * (n + 0.5), y - 5, 5.6, c.choice(DELEGATES))
    table(c, x - wide / 2, y - 4, wide, 6, c.choice((CREAM, "#f3e3c3", "#dfeaf0")))
    for n in range(count):
        bouquet(c, x - wide / 2 + 8.5 * (n + 0.5), y - 6.4, 1.1)


def audience(c, rows):
    chair = c.choice(("#8c2b33", "#2f4d78", "#7a4a2f", "#3f6a5a"))
    for row in range(rows):
        near = row / max(1, rows - 1)
        size, y = 7.5 + 9.5 * near, 66 + 29 * near
        count = math.ceil(c.w / size) + 1
        for n in range(count):
            if abs((n + 0.5) * size - c.w / 2) < 3 + 2 * near and c.w > 90:
                continue
            sitter_from_behind(c, (n + 0.5 * (row % 2)) * size, y, size * 0.92, None, chair)


def speaker(c, wearing=None, curtain=None, woman=None):
    """One person at the lectern."""
    stage(c, 78, curtain or c.choice(CURTAINS), c.choice(BOARDS))
    x = c.w * c.choice((0.36, 0.5, 0.62))
    c.glow(x, 40, 52, "#fff2d0", 0.28)
    still_flag(c, c.w * 0.07 + (x + c.w * 0.32) % (c.w * 0.6), 16, min(26, c.w * 0.26))
    person(
        c,
        x,
        96,
        70,
        wearing or c.choice(("suit", "aodai", "office", "thai", "army")),
        c.choice(("hold", "point", "hold")),
        woman=woman,
    )
    lectern(c, x, 100, 44, c.choice(("#8a5a34", "#7a4630", "#9c6c3f")))
    microphone(c, x + 3.5, 56)
    for share in (0.08, 0.92):
        plant(c, c.w * share, 97, c.between(22, 30))


def award(c, people=5, curtain=None, holding="certificate", wearing=None, woman=None):
    """People standing in a row on a stage with what they were given."""
    stage(c, 74, curtain or c.choice(CURTAINS), c.choice(BOARDS))
    c.glow(c.w / 2, 50, 60, "#fff2d0", 0.25)
    still_flag(c, c.w / 2 - 11, 11, 22)
    tall = min(52, c.w / (people * 0.36))
    for n in range(people):
        x = c.w * (0.05 + 0.9 * (n + 0.5) / people)
        dress = worn(c, wearing, n, HONOURED)
        (left_x, left_y), (right_x, right_y) = person(c, x, 92 + c.between(-0.6, 0.6), tall, dress, "hold", woman=woman)
        gift(c, (left_x + right_x) / 2, (left_y + right_y) / 2, tall, holding)
    blossoms(c, 0, 94.5, c.w, 5, BOUQUET, 1.1, round(c.w * 0.9))


def gift(c, x, y, tall, holding):
    if holding == "flowers":
        bouquet(c, x, y - tall * 0.06, tall * 0.11)
    elif holding == "flag":
        flag(c, x - tall * 0.14, y - tall * 0.06, tall * 0.28, c.between(0, 6))
    else:
        certificate(c, x, y, tall * 0.27)


def handover(c, curtain=None, wearing=None, woman=None):
    """One person hands a certificate to another, who carries flowers."""
    stage(c, 76, curtain or c.choice(CURTAINS), c.choice(BOARDS))
    middle = c.w / 2
    c.glow(middle, 48, 55, "#fff2d0", 0.3)
    still_flag(c, c.choice((0.1, 0.68)) * c.w, 14, min(24, c.w * 0.24))
    tall = min(66, c.w * 0.92)
    person(c, middle - tall * 0.3, 94, tall, c.choice(("suit", "office")), "offer")
    person(
        c,
        middle + tall * 0.3,
        94,
        tall * 0.97,
        wearing or c.choice(("thai", "mong", "dao", "army", "doctor", "farmer", "worker")),
        "reach",
        woman=woman,
    )
    certificate(c, middle, 94 - tall * 0.56, tall * 0.3)
    for share in (0.06, 0.94):
        plant(c, c.w * share, 98, c.between(20, 28))
    blossoms(c, 0, 95, c.w, 5, BOUQUET, 1.1, round(c.w * 0.6))


def signing(c, people=4, curtain=None, wearing=None):
    """Leaders of the clusters sign their pledge at a long table."""
    stage(c, 80, curtain or c.choice(CURTAINS), c.choice(BOARDS))
    c.glow(c.w / 2, 45, 55, "#fff2d0", 0.28)
    still_flag(c, c.w / 2 - 10, 12, 20)
    for n in range(people + 1):
        person(c, c.w * (n + 0.5) / (people + 1), 80, 46, worn(c, wearing, n, SIGNERS), "clap")
    step = c.w * 0.86 / people
    for n in range(people):
        sitter(c, c.w * 0.07 + step * (n + 0.5), 68, 15.5, worn(c, wearing, n, SIGNERS), look_down=True)
    table(c, c.w * 0.06, 74, c.w * 0.88, 24, c.choice((CREAM, "#e7eff2", "#f3e3c3")))
    for n in range(people):
        x = c.w * 0.07 + step * (n + 0.5)
        papers(c, x - 4, 75.5, 8)
        c.stroke([(x + 1, 73.6), (x + 2.4, 71)], 0.35, "#23304d")
        flag_stand(c, x + step * 0.38, 74)


def flag_stand(c, x, y):
    c.stroke([(x, y), (x, y - 8)], 0.3, "#c9a24a")
    c.box(x, y - 8, 4, 2.8, RED)
    c.star(x + 2, y - 6.6, 0.9, GOLD)
    c.disc(x, y, 1, "#8a6a34", 0.4)
