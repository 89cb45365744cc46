"""Numbers that are written in Vietnamese words: "hai mươi ba", "một trăm linh hai"."""

DIGITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
BEHIND_TEN = DIGITS | {"tu": 4, "lam": 5, "nham": 5}
WORDS = {*DIGITS, "muoi", "chuc", "tram", "linh", "le", "nghin", "ngan", "lam", "nham"}
YEARLY = {"trong", "ca", "moi", "hang"}  # Before "năm" these make it a year.


def first_of(words: list[str], behind: int) -> int:
    """Return where the number begins whose words, folded, end before a place; the place itself if there is none."""
    place = behind
    while place and (
        words[place - 1] in WORDS or (words[place - 1] == "tu" and words[place - 2 : place - 1] == ["muoi"])
    ):
        place -= 1
    return behind if words[place:behind] == ["nam"] and place and words[place - 1] in YEARLY else place


def value(words: list[str]) -> int | None:
    """Return the number that these folded words write; None if they write none."""
    for unit, names in ((1000, ("nghin", "ngan")), (100, ("tram",))):
        place = next((place for place, word in enumerate(words) if word in names), None)
        if place is not None:
            many, rest = value(words[:place]), value(words[place + 1 :] or ["khong"])
            return None if many is None or rest is None or rest >= unit else many * unit + rest
    return _below_100(words)


def _below_100(words):
    match words:
        case ["khong"]:
            return 0
        case ["linh" | "le", digit] | [digit] if digit in DIGITS:
            return DIGITS[digit]
        case ["muoi" | "chuc"]:
            return 10
        case ["muoi", digit] if digit in BEHIND_TEN:
            return 10 + BEHIND_TEN[digit]
        case [tens, "muoi" | "chuc"] if tens in DIGITS:
            return 10 * DIGITS[tens]
        case [tens, "muoi", digit] if tens in DIGITS and digit in BEHIND_TEN:
            return 10 * DIGITS[tens] + BEHIND_TEN[digit]
    return None
