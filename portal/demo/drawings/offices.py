"""Meetings, counters, courses and the health station."""

from .canvas import darker, lighter
from .clothes import worn
from .light import light_for
from .nature import blossoms
from .people import person, sitter
from .rooms import cabinet, chart, room, screen, shelf
from .things import CREAM, GOLD, cup, papers, plant, still_flag, table, window

ROUND_THE_TABLE = ("office", "thai", "farmer", "aodai", "army", "mong")
LEARNERS = ("thai", "farmer", "youth", "mong", "office")


def meeting(c, people=6, wearing=None, light=None):
    """People in talk around a long table."""
    c.mirrored = False  # A chart on the wall would fall instead of rise.
    light = light_for(c, light or c.choice(("day", "dawn", "afternoon")))
    room(c, light, 72)
    meeting_wall(c, light)
    places = [c.w * (0.07 + 0.86 * (n + 0.5) / people) for n in range(people)]
    for n, x in enumerate(places):
        dress = worn(c, wearing, n, ROUND_THE_TABLE)
        sitter(c, x, 69 + c.between(-0.8, 0.8), min(14.5, c.w * 0.8 / people), dress, look_down=n % 3 == 1)
    table(c, c.w * 0.05, 75, c.w * 0.9, 25, c.choice((CREAM, "#dfeaf0", "#b98a5c", "#e9dcc0")))
    for x in places:
        papers(c, x - 3, 76, 6)
        cup(c, x + 5, 76, 2.2)
    blossoms(c, c.w * 0.44, 70, c.w * 0.12, 4, ("#e8506e", "#f7c948", "#fdf6ec", "#f4b6c2"), 0.9, 24)


def meeting_wall(c, light):
    still_flag(c, c.w * 0.5 - 7, 12, 14)
    c.box(c.w * 0.5 - 12, 25, 24, 7, c.choice(("#a81e2b", "#23508a", "#2b6a55")), 0.6)
    for n in range(2):
        c.box(c.w * 0.5 - 9 + n, 27 + n * 2.4, 18 - 2 * n, 1, GOLD, 0.4)
    kind = c.random.randrange(3)
    for share in (0.06, 0.74):
        if kind == 0 or (kind == 1 and share > 0.5):
            window(c, c.w * share, 12, c.w * 0.2, c.between(26, 36), light)
        elif kind == 1:
            shelf(c, c.w * share, 10, c.w * 0.2, 50)
        else:
            c.box(c.w * share, 14, c.w * 0.2, 24, "#f8f4ea", 0.6)
            chart(c, c.w * share + 2, 18, c.w * 0.2 - 4, 16, c.choice(("#22628f", "#2a7a68", "#b3202c")))
    for x in (c.w * 0.02, c.w * 0.98):
        plant(c, x, 76, c.between(20, 30))


def counter(c, people=3, staff=3):
    """The one-stop counter: staff behind screens, citizens before it."""
    room(c, light_for(c, "day"), 66, c.choice(("#dbe7ee", "#e9eee6", "#f0e8da")), "#b7b9b4")
    accent = c.choice(("#b3202c", "#22628f", "#2a7a68"))
    c.box(0, 7, c.w, 9, accent)
    for n in range(3):
        c.box(c.w * (0.12 + 0.27 * n), 10, c.w * 0.2, 1.3, "#ffffff", 0.6, 0.9)
        c.box(c.w * (0.15 + 0.27 * n), 12.6, c.w * 0.14, 1, "#ffffff", 0.5, 0.7)
    still_flag(c, c.w * 0.5 - 6, 20, 12)
    desks(c, staff, accent)
    for n in range(people):
        x = c.w * (n + 0.5 + c.between(-0.2, 0.2)) / people
        dress = c.choice(("farmer", "thai", "office", "mong", "youth", "dao"))
        person(c, x, 98, 50, dress, c.choice(("hold", "reach", "rest")), back=True)


def desks(c, staff, accent):
    places = [c.w / staff * (n + 0.5) for n in range(staff)]
    for x in places:
        sitter(c, x, 54, 13, c.choice(("office", "aodai", "office")))
        screen(c, x + 7, 59, 10, accent)
    c.box(0, 60, c.w, 2.6, "#f7f2e6", 0.6)
    c.fade(accent, darker(accent, 0.25), 62.6, 82)
    for x in places:
        c.box(x - 3, 67, 6, 6, "#ffffff", 1)
        c.box(x - 1.6, 68.6, 3.2, 2.8, accent, 0.4)


def training(c, people=5, wearing=None):
    """A digital skills class: people at laptops, a chart on the wall."""
    c.mirrored = False
    light = light_for(c, "day")
    room(c, light, 72)
    accent = c.choice(("#22628f", "#2a7a68", "#8f3f6b"))
    c.box(c.w * 0.27, 9, c.w * 0.46, 34, "#f9fbfb", 0.8)
    chart(c, c.w * 0.3, 13, c.w * 0.4, 26, accent)
    window(c, c.w * 0.06, 14, c.w * 0.14, 30, light_for(c, c.choice(("day", "dawn"))))
    person(c, c.w * 0.84, 80, 52, c.choice(("youth", "office", "aodai")), "wave")
    for n in range(people):
        x = c.w * (0.04 + 0.78 * (n + 0.5) / people)
        sitter(c, x, 73, min(13.5, c.w * 0.7 / people), worn(c, wearing, n, LEARNERS), look_down=True)
    table(c, 0, 82, c.w * 0.84, 20, c.choice(("#c99a62", "#dfeaf0", "#e9dcc0")))
    for n in range(people):
        x = c.w * (0.04 + 0.78 * (n + 0.5) / people)
        c.shape([(x - 5, 80.6), (x + 5, 80.6), (x + 4.2, 74), (x - 4.2, 74)], "#565f70")
        c.disc(x, 77.4, 0.9, "#c9d3de")


def health(c, patients=2, light=None):
    """A commune health station: doctor, nurse, patients."""
    light = light_for(c, light or "day")
    room(c, light, 72, c.choice(("#e3f0ee", "#e9f1f4", "#f1ede1")), "#bcc7c5")
    window(c, c.w * 0.07, 13, c.w * 0.2, 32, light)
    green = c.choice(("#2f9a83", "#2f8a6a", "#5a9a54"))
    c.box(c.w * 0.74 - 8, 13, 16, 16, "#ffffff", 3)
    c.box(c.w * 0.74 - 1.6, 15.5, 3.2, 11, green, 0.5)
    c.box(c.w * 0.74 - 5.5, 19.4, 11, 3.2, green, 0.5)
    cabinet(c, c.w * 0.4, 18, c.w * 0.18, 40)
    c.box(c.w * 0.86, 34, c.w * 0.16, 46, lighter(green, 0.25), 0, 0.85)
    for n in range(5):
        c.box(c.w * (0.865 + 0.03 * n), 34, c.w * 0.012, 46, darker(green, 0.1), 0, 0.5)
    person(c, c.w * 0.26, 92, 60, "doctor", "offer")
    for n in range(patients):
        x = c.w * (0.54 if patients == 1 else 0.51 + 0.23 * n / (patients - 1))
        dress = c.choice(("thai", "mong", "farmer", "dao", "office"))
        person(c, x, 93, c.between(50, 56), dress, c.choice(("hold", "rest")), old=n % 2 == 0)
    person(c, c.w * 0.89, 90, 54, "doctor", "hold")
