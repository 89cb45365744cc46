"""Letters that look like ours and are others, as old converters and foreign keyboards write them, become ours."""

import re
import string
import unicodedata

# Windows-1258 and some phones have marks of their own beside ours, which Unicode's composed letters do not take.
_MARKS = {"\u0340": "\u0300", "\u0341": "\u0301", "\u02c0": "\u0309"}
_WIDE = {chr(ord(letter) + 0xFEE0): letter for letter in string.ascii_letters + string.digits}
# The Icelandic and the African letter. A small one within a word is of a name from there: no syllable has đ inside.
_STROKES = {"Ð": "Đ", "Ɖ": "Đ"}
_SMALL_STROKE = re.compile(r"(?<![^\W\d_])[ðɖ]")
_OTHERS = str.maketrans(_MARKS | _WIDE | _STROKES)
# Cyrillic and Greek letters, and the Latin ones they look like.
_TWINS = str.maketrans(
    "АВЕКМНОРСТХУІЅЈаеорсухіѕјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιαı",
    "ABEKMHOPCTXYISJaeopcyxisjdhqwABEZHIKMNOPTYXoiai",
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_STRANGER = re.compile(r"[\u0370-\u03ff\u0400-\u052fı]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]")


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def in_one_line(text: str) -> str:
    """What stands in a field of one line: without letters that nobody sees, each gap one plain blank."""
    return " ".join(_UNSEEN.sub("", text).split())


def ours(text: str) -> str:
    """The text in the letters that Vietnamese is written with, each of them one character with its marks (NFC)."""
    if text.isascii():
        return text
    text = _SMALL_STROKE.sub("đ", unicodedata.normalize("NFC", text.translate(_OTHERS)))
    return unicodedata.normalize("NFC", _WORD.sub(_in_one_alphabet, text)) if _STRANGER.search(text) else text


def _in_one_alphabet(word):
    """A word of two alphabets, if ours has all of it; what is all Cyrillic or Greek stays what it is."""
    written = word[0].translate(_TWINS)
    return written if _LATIN.search(word[0]) and not _STRANGER.search(written) else word[0]
