"""Vietnamese text folded to plain letters, for search and for addresses."""

import re
import string
import unicodedata
from functools import cache

LONGEST_WORD = 64
# Vietnamese and related scripts are below. Caching all of Unicode would take 200 MB of each process.
LAST_REMEMBERED = 0x2FFF
LAST_LETTER = 0x1EFF  # ỿ, the last code point of the block with Vietnamese letters.
_STROKES = str.maketrans("ĐđÐðƉɖ", "DdDdDd")
_WORD = re.compile(r"[^\W_]+")


class _Letters(dict):
    """A table for str.translate() that folds each character, computed once."""

    def __missing__(self, code):
        plain = self.plain(chr(code))
        if code <= LAST_REMEMBERED:
            self[code] = plain
        return plain

    def plain(self, letter):
        # Unicode has no decomposition for đ and its look-alikes, so dropping marks would leave them as they are.
        decomposed = unicodedata.normalize("NFKD", letter.translate(_STROKES))
        folded = "".join(part for part in decomposed if not unicodedata.combining(part)).lower()
        return "".join(part for part in folded if not unicodedata.combining(part))


class _LettersInPlace(_Letters):
    """The same table with one character for each, so that indexes in the folded text are those of the text."""

    def plain(self, letter):
        plain = super().plain(letter)
        return plain if len(plain) == 1 else letter


_LETTERS, _LETTERS_IN_PLACE = _Letters(), _LettersInPlace()


def fold(text: str) -> str:
    """Return the text in lower case without marks, so that "Thi đua", "THI ĐUA" and decomposed forms are equal."""
    return text.translate(_LETTERS)


def fold_in_place(text: str) -> str:
    """Return the folded text of a text in NFC with the same length, so that indexes are valid in both."""
    return text.translate(_LETTERS_IN_PLACE)


def pattern(text: str) -> str:
    """Return a regular expression, for Python and PostgreSQL, that matches the text with any marks and capitals."""
    return "".join(_spellings().get(letter) or re.escape(letter) for letter in fold(text))


@cache
def _spellings() -> dict[str, str]:
    """Return for each plain letter a character class of all its spellings."""
    written = {}
    for character in map(chr, range(LAST_LETTER + 1)):
        written.setdefault(fold(character), []).append(character)
    return {letter: f"[{''.join(written[letter])}]" for letter in string.ascii_lowercase}


def words(text: str) -> list[str]:
    """Return the folded words of a text, in a-z and 0-9 alone, also those of other scripts."""
    return [_plain(word)[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def phrase(text: str) -> str:
    """Return the folded words of a text in one line, which is the same for all its spellings."""
    return " ".join(words(text))


def _plain(word):
    # Databases disagree on what a letter is outside of ASCII: "ລາວ" is kept as its code points.
    return word if word.isascii() else word.encode("ascii", "backslashreplace").decode().replace("\\", "")


def slug(text: str, most: int = 120) -> str:
    """Return the text as a part of an address, cut between words to `most` characters; "tin" if nothing is left."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) > most:
        words = words[: most + 1].rpartition("-")[0] or words[:most]
    return words or "tin"
