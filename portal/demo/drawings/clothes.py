"""What people wear, from the office shirt to the dress of the highland peoples."""

from dataclasses import dataclass, replace

SKINS = ("#f3cda6", "#e9b88e", "#dba678", "#c98f62", "#f5d6b8")
HAIR = ("#1f1a1d", "#2a2124", "#352823", "#241c1e")
GREY = ("#8b8788", "#cfccc8")
JEWELS = ("#c8102e", "#e4a11b", "#1f8a70", "#d65a8b", "#2e6fb0")


@dataclass(frozen=True)
class Outfit:
    top: str
    bottom: str
    cut: str = "trousers"  # trousers, skirt, pleats, tunic, coat
    hat: str = ""  # cone, helmet, cap, turban, scarf
    hat_colour: str = "#2a2433"
    trim: str = ""  # the embroidered line
    tie: str = ""
    red_scarf: bool = False
    woman: bool | None = None  # None: either


OUTFITS = {
    "office": Outfit("#f4f4ef", "#2f3a4f"),
    "suit": Outfit("#2b3548", "#252d3d", tie="#b3202c", woman=False),
    "aodai": Outfit("#c8385a", "#f6f1e6", cut="tunic", woman=True),
    "thai": Outfit("#f7e9ee", "#23202c", cut="skirt", hat="turban", hat_colour="#23202c", trim="#d98324", woman=True),
    "mong": Outfit("#28304f", "#7c2348", cut="pleats", hat="turban", hat_colour="#8e2347", trim="#ef9a2d", woman=True),
    "dao": Outfit("#262230", "#262230", hat="turban", hat_colour="#c3252f", trim="#d9323a", woman=True),
    "tay": Outfit("#27355c", "#1f2947", cut="skirt", hat="scarf", hat_colour="#27355c", trim="#dfe3ea", woman=True),
    "army": Outfit("#4f6b3c", "#46603a", hat="cap", hat_colour="#46603a", trim="#c8102e"),
    "doctor": Outfit("#fbfbf8", "#6fa5b4", cut="coat"),
    "worker": Outfit("#2f6496", "#27517d", hat="helmet", hat_colour="#f0b429"),
    "farmer": Outfit("#7b5138", "#2e2a33", hat="cone", hat_colour="#ecd9a5"),
    "pupil": Outfit("#fbfaf5", "#2b3f66", red_scarf=True),
    "youth": Outfit("#2a78bf", "#2c3345"),
    "band": Outfit("#fbfaf5", "#f2efe6", hat="cap", hat_colour="#b91f2e", trim="#e3b04b"),
}
VARIED = {
    "office": ("#f4f4ef", "#cfe0ee", "#e9dfd0", "#b9d0c4", "#f0d9d6"),
    "aodai": ("#c8385a", "#2f7f86", "#d99a2b", "#7a4b94", "#e27f6d", "#3b6ea8", "#b3202c", "#f3ead9"),
    "thai": ("#f7e9ee", "#bfe0d8", "#f6d7c3", "#e9a9bd", "#f5efc9", "#c9c3ea"),
    "suit": ("#2b3548", "#3b3f46", "#40352f", "#1f2c44"),
    "farmer": ("#7b5138", "#4d5f86", "#8a3f52", "#3f6d5c", "#b0864f"),
}
DELEGATES = ("suit", "office", "aodai", "office", "army", "thai", "mong")


def outfit(c, name, woman=None):
    """The named outfit in one of its colours; `woman` says who wears it, where that is not left to chance."""
    wear = OUTFITS[name]
    if name in VARIED:
        wear = replace(wear, top=c.choice(VARIED[name]))
    return wear if woman is None else replace(wear, woman=woman)


def worn(c, wearing, place, otherwise):
    """What the person at this place wears: the outfits asked for in turn, or any of the others."""
    return wearing[place % len(wearing)] if wearing else c.choice(otherwise)


@dataclass(frozen=True)
class Looks:
    skin: str
    hair: str
    woman: bool
    style: int  # which of the haircuts


def looks(c, wear, old=False):
    woman = c.random.random() < 0.5 if wear.woman is None else wear.woman
    return Looks(c.choice(SKINS), c.choice(GREY if old else HAIR), woman, c.random.randrange(3))
