"""Homoglyphs: letters of old converters and foreign keyboards that look like Vietnamese ones, and their replacement."""

import re
import string
import unicodedata

# Marks of Windows-1258 and some phones, and the usual combining marks for them.
_MARKS = {"\u0340": "\u0300", "\u0341": "\u0301", "\u02c0": "\u0309"}
_WIDE = {chr(ord(letter) + 0xFEE0): letter for letter in string.ascii_letters + string.digits}
# Icelandic eth, African d. Within a word a small one belongs to a foreign name: no syllable has đ inside.
_STROKES = {"Ð": "Đ", "Ɖ": "Đ"}
_SMALL_STROKE = re.compile(r"(?<![^\W\d_])[ðɖ]")
_OTHERS = str.maketrans(_MARKS | _WIDE | _STROKES)
# Cyrillic and Greek letters, and the Latin ones that look the same.
_TWINS = str.maketrans(
    "АВЕКМНОРСТХУІЅЈаеорсухіѕјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιαı",
    "ABEKMHOPCTXYISJaeopcyxisjdhqwABEZHIKMNOPTYXoiai",
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_STRANGER = re.compile(r"[\u0370-\u03ff\u0400-\u052fı]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]")


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def in_one_line(text: str) -> str:
    """Return the text for a one-line field: without invisible characters, every gap a single space."""
    return " ".join(_UNSEEN.sub("", text).split())


def ours(text: str) -> str:
    """Return the text in the letters of Vietnamese, in NFC."""
    if text.isascii():
        return text
    text = _SMALL_STROKE.sub("đ", unicodedata.normalize("NFC", text.translate(_OTHERS)))
    return unicodedata.normalize("NFC", _WORD.sub(_in_one_alphabet, text)) if _STRANGER.search(text) else text


def _in_one_alphabet(word):
    """Return a word that mixes alphabets in Latin letters, if all of it can be; all Cyrillic or Greek stays."""
    written = word[0].translate(_TWINS)
    return written if _LATIN.search(word[0]) and not _STRANGER.search(written) else word[0]
