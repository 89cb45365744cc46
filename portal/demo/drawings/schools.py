"""Schoolyards, lessons and reading rooms."""

import math

from .buildings import long_house
from .light import light_for
from .nature import blossoms, ground, ranges, round_tree, sky
from .people import person, sitter
from .rooms import desk, open_book, room, shelf
from .things import flagpole, plant, still_flag, table, window


def school(c, light=None, pupils=9):
    """A schoolyard in the break, or the whole school under its flag."""
    light = light_for(c, light)
    sky(c, light, 60)
    ranges(c, light, 28, 52, 3)
    wide = min(c.w * 0.84, 130)
    left = (c.w - wide) / 2
    walls = c.choice((("#f6d98f", "#a8412f"), ("#f3e6c8", "#3f7f8f"), ("#fbe3b0", "#8f3f33"), ("#dcebe6", "#b3543f")))
    long_house(c, left, 38, wide, 28, *walls, light, 2, 9 if c.w > 90 else 5)
    ground(c, light, 66, c.choice(("#d8c29a", "#cbb892", "#c9c3b2")))
    for x in (left * 0.4, c.w - left * 0.4):
        round_tree(c, x, 70, c.between(22, 30), light.on(c.choice(("#4f8a4e", "#5f9a4f"))))
    flagpole(c, c.w * c.choice((0.3, 0.7)), 74, 58, min(17, c.w * 0.2), light, c.between(0, 6))
    for n in range(pupils):
        foot = 77 + 19 * ((n * 0.618) % 1)
        x = c.w * (n + 0.5 + c.between(-0.25, 0.25)) / pupils
        dress = "pupil" if c.random.random() < 0.75 else c.choice(("thai", "mong", "aodai"))
        person(c, x, foot, 17 + (foot - 76) * 0.45, dress, c.choice(("rest", "wave", "hold")), light)
    blossoms(c, 0, 95, c.w, 6, ("#e8506e", "#f7c948", "#fdf6ec"), 0.8, round(c.w * 0.4))


def classroom(c, pupils=6, wearing="aodai", woman=None):
    """A lesson: board, teacher, pupils at their desks."""
    light = light_for(c, "day")
    room(c, light, 74)
    board = c.choice(("#2f5d4e", "#335a6b", "#2b4a44"))
    wide = c.w * 0.56
    c.box(c.w * 0.22 - 1, 11, wide + 2, 36, "#9a6a3f", 0.8)
    c.box(c.w * 0.22, 12, wide, 34, board)
    chalk(c, c.w * 0.22, 12, wide)
    window(c, c.w * 0.84, 14, c.w * 0.12, 30, light_for(c, c.choice(("day", "dawn", "afternoon"))))
    still_flag(c, c.w * 0.05, 14, c.w * 0.1)
    person(c, c.w * c.choice((0.16, 0.2)), 84, 50, wearing, "point", woman=woman)
    for row, y in enumerate((76, 92)):
        count = max(2, (pupils + row) // 2)
        for n in range(count):
            x = c.w * (0.34 + 0.62 * (n + 0.5) / count) if row == 0 else c.w * (n + 0.5) / count
            sitter(c, x, y - 5, 9 + 3 * row, c.choice(("pupil", "pupil", "pupil", "mong", "thai")), look_down=row == 1)
            desk(c, x, y, 15 + 4 * row)


def chalk(c, x, y, wide):
    c.shape([(x + wide * 0.62, y + 26), (x + wide * 0.74, y + 10), (x + wide * 0.9, y + 26)], "#f2f1e6", 0.25)
    for n in range(4):
        line = [
            (x + wide * (0.08 + 0.04 * k), y + 8 + 5.5 * n + math.sin(k * 1.7 + n) * 0.6)
            for k in range(c.random.randint(6, 11))
        ]
        c.stroke(line, 0.45, "#f2f1e6")
    c.disc(x + wide * 0.8, y + 7, 3, "#f7e08a", 3, 0.6)


def reading(c, people=4, light=None):
    """A reading room with full shelves."""
    light = light_for(c, light or c.choice(("day", "dawn", "afternoon")))
    room(c, light, 72, boards="#b98a5c")
    wide = c.w * 0.27
    for left in (c.w * 0.03, c.w * 0.7):
        shelf(c, left, 8, wide, 62)
    window(c, c.w * 0.38, 12, c.w * 0.24, 34, light)
    for side in (0.34, 0.65):
        c.stroke([(c.w * side, 0), (c.w * side, 9)], 0.3, "#5d4a3a")
        c.glow(c.w * side, 13, 14, "#ffe7a8", 0.5)
        c.dome(c.w * side, 12, 4.4, c.choice(("#c8402f", "#2f7f86", "#d9992b")), 4)
    for n in range(people):
        x = c.w * (n + 0.5) / people
        sitter(c, x, 73, 14, c.choice(("pupil", "office", "thai", "youth", "aodai", "mong")), look_down=True)
    table(c, c.w * 0.04, 79, c.w * 0.92, 21, c.choice(("#c99a62", "#b98352", "#d3ac78")), "#8f6238")
    for n in range(people):
        open_book(c, c.w * (n + 0.5) / people, 79, 9)
    plant(c, c.w * 0.5, 73, 17)
