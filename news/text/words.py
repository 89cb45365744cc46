"""The words of a text as the search compares them: one form for all spellings.

"Chiến sỹ" is "chiến sĩ", "1.234.567" is "1234567", and "H’Mông" is "Hmông" as well.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from news.text import vietnamese

LONGEST_JOINED = 16
MOST_SPELLINGS = 3000  # Per article: about as many different syllables as Vietnamese uses.
# As the only vowel after a consonant, i and y are one sound: "sĩ", "sỹ". After a vowel they differ: "tai", "tay".
_ONSET = r"(?:[bdghklmnprstvx]|[cgknpt]h|ngh?|tr)"
_IN_QU = r"(?:ch|nh|[cmnpt])?"
_WITH_Y = re.compile(rf"{_ONSET}y|quy{_IN_QU}")
_WITH_I = re.compile(rf"{_ONSET}i|qui{_IN_QU}")
_GROUPED = re.compile(r"(?<![\d.,])[0-9]{1,3}(?:\.[0-9]{3})+(?![\d]|[.,]\d)")
_JOINT = "[-‐’'ʼ‘`]"
_JOINED = re.compile(rf"(?<![^\W_])[^\W\d_]{{1,9}}(?:{_JOINT}[^\W\d_]{{1,9}}){{1,3}}(?!{_JOINT}?[^\W_])")
_SPELT = re.compile(r"[^\W_]+")
_MARKS = {mark: str(number) for number, mark in enumerate("\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306", 1)}
_TONES = set("12345")


class Compound(NamedTuple):
    """A word in pieces: "Ê-đê" has the parts "e" and "de", and is joined to "ede"."""

    parts: tuple[str, ...]
    joined: str


def words(text: str) -> list[str]:
    """Return the folded words of the text, in order."""
    return [_one_vowel(word) for word in vietnamese.words(_ungrouped(text))]


def indexed(text: str) -> list[str]:
    """Return the folded words, followed by the joined form of each compound."""
    return words(text) + [compound.joined for compound in apart(text)[1]]


def apart(text: str) -> tuple[list[str], list[Compound]]:
    """Return the words that stand alone, and the compounds."""
    found = []

    def take(match):
        pieces = vietnamese.words(match[0])
        joined = "".join(pieces)
        if len(joined) > LONGEST_JOINED:
            return match[0]
        found.append(Compound(tuple(map(_one_vowel, pieces)), _one_vowel(joined)))
        return " "

    rest = _JOINED.sub(take, vietnamese.fold(text))
    return words(rest), found


def pattern(word: str) -> str:
    """Return a regular expression for every way in which the word is written in a folded text."""
    if word.isdigit():
        return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", r"\\.?", word)
    letters = [re.escape(letter) for letter in word]
    if _WITH_I.fullmatch(word):
        letters = ["[iy]" if letter == "i" else letter for letter in letters]
    return f"{_JOINT}?".join(letters)


def typed(text: str) -> list[tuple[str, str]]:
    """Return pairs of each word as typed, in lower case, and as the search compares it."""
    found = _SPELT.findall(unicodedata.normalize("NFC", _ungrouped(text)).lower())
    return [(word, folded) for word in found for folded in words(word)[:1]]


def spellings(text: str) -> list[str]:
    """Return the words that have marks, each once, with the marks as digits: "ủy" and "Uỷ" are "uy3"."""
    found = _SPELT.findall(unicodedata.normalize("NFC", text).lower())
    return [mark for mark in map(spelling, dict.fromkeys(found)) if mark][:MOST_SPELLINGS]


@lru_cache(maxsize=20_000)
def spelling(word: str) -> str:
    """Return the word with its marks as digits; "" if it has none."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d9"))
    told = "".join(_MARKS.get(letter, letter) for letter in letters if letter.isascii() or letter in _MARKS)
    if told == word:
        return ""
    plain = "".join(letter for letter in told if letter not in _TONES)
    one_sound = plain.replace("y", "i") if _WITH_Y.fullmatch(vietnamese.fold(word)) else plain
    return f"{one_sound}{tone(word)}"[: vietnamese.LONGEST_WORD]


def tone(word: str) -> str:
    """Return the digit of the word's tone; "" for none."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(number for letter in letters if (number := _MARKS.get(letter)) in _TONES)


def _ungrouped(text):
    return _GROUPED.sub(lambda number: number[0].replace(".", ""), text)


def _one_vowel(word):
    return word.replace("y", "i") if _WITH_Y.fullmatch(word) else word
