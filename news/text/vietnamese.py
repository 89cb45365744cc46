"""Vietnamese text folded to plain letters, for search and for addresses."""

import re
import string
import unicodedata
from functools import cache

LONGEST_WORD = 64
# Vietnamese and its neighbours stand below. All of Unicode, sent letter by letter, would fill 200 MB of each process.
LAST_REMEMBERED = 0x2FFF
LAST_LETTER = 0x1EFF  # Ỿ and ỿ end the Latin letters that Vietnamese is written with.
_STROKES = str.maketrans("ĐđÐðƉɖ", "DdDdDd")
_WORD = re.compile(r"[^\W_]+")


class _Letters(dict):
    """Each character as plain letters, worked out once."""

    def __missing__(self, code):
        plain = self.plain(chr(code))
        if code <= LAST_REMEMBERED:
            self[code] = plain
        return plain

    def plain(self, letter):
        # Unicode gives đ and what looks like it no decomposition: dropping the marks alone would drop the letter.
        decomposed = unicodedata.normalize("NFKD", letter.translate(_STROKES))
        folded = "".join(part for part in decomposed if not unicodedata.combining(part)).lower()
        return "".join(part for part in folded if not unicodedata.combining(part))


class _LettersInPlace(_Letters):
    """The same, but that every character stays one, so that a place in the folded text is the same in the text."""

    def plain(self, letter):
        plain = super().plain(letter)
        return plain if len(plain) == 1 else letter


_LETTERS, _LETTERS_IN_PLACE = _Letters(), _LettersInPlace()


def fold(text: str) -> str:
    """Lower-case letters without any mark, so that "Thi đua", "THI ĐUA" and their decomposed forms are equal."""
    return text.translate(_LETTERS)


def fold_in_place(text: str) -> str:
    """As long as the text, which is composed (NFC): what is found in one stands in the other at the same place."""
    return text.translate(_LETTERS_IN_PLACE)


def pattern(text: str) -> str:
    """A regular expression, for Python and PostgreSQL alike, of the text with any marks and capitals."""
    return "".join(_spellings().get(letter) or re.escape(letter) for letter in fold(text))


@cache
def _spellings() -> dict[str, str]:
    """Every way to write each plain letter, as a part of a regular expression."""
    written = {}
    for character in map(chr, range(LAST_LETTER + 1)):
        written.setdefault(fold(character), []).append(character)
    return {letter: f"[{''.join(written[letter])}]" for letter in string.ascii_lowercase}


def words(text: str) -> list[str]:
    """The folded words of a text, as the search keeps and compares them: a-z and 0-9 alone, also of other scripts."""
    return [_plain(word)[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def _plain(word):
    # Databases do not agree what a letter is outside of ASCII: "ລາວ" is kept as its numbers.
    return word if word.isascii() else word.encode("ascii", "backslashreplace").decode().replace("\\", "")


def slug(text: str, most: int = 120) -> str:
    """The text as a part of an address, cut between words to at most `most` characters; "tin" when nothing is left."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) > most:
        words = words[: most + 1].rpartition("-")[0] or words[:most]
    return words or "tin"
