"""Which letters form a Vietnamese syllable, and where its tone mark may be placed."""

import re
import unicodedata

LONGEST_GLUED = 3 * len("nghiêng")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_VOWELS = (
    "iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|uao|uêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|"
    "uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_VOWELS})(?:ch|ng|nh|[cmnpt])?")
# Either vowel of these may carry the tone mark, "hoà" or "hòa"; after q the u belongs to the consonant.
_EITHER = re.compile(r"(?<!q)(o[ae]|uy)$")


def without_tone(word: str) -> str:
    """Return the word in lower case without its tone, but with its vowels as they are: "Thưởng" -> "thương"."""
    letters = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))


def is_syllable(word: str) -> bool:
    """Return whether the word can be one Vietnamese syllable, by its letters and without regard to its tone."""
    return bool(_SYLLABLE.fullmatch(without_tone(word)))


def is_tone_free_to_stand(word: str) -> bool:
    """Return whether the word may be written in two ways, as "Uỷ" and "Ủy"."""
    return bool(_EITHER.search(without_tone(word))) and word.lower() != without_tone(word)


def in_one_way(word: str) -> str:
    """Return the word in lower case with its tone behind its letters, so that "Uỷ" and "Ủy" are equal."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(letter for letter in letters if letter in _TONES)
    return without_tone(word) + tones


def glued(word: str) -> tuple[str, ...]:
    """Return the two or three syllables that were written as one word, as in "đuanăm"; () for any other word."""
    if len(word) > LONGEST_GLUED or is_syllable(word) or word.isascii():
        return ()
    return _cut(word, 3)


def _cut(word, most):
    places = [place for place in range(2, len(word) - 1) if is_syllable(word[:place])]
    for place in places:
        if is_syllable(word[place:]):
            return word[:place], word[place:]
    for place in places if most > 2 else []:
        if others := _cut(word[place:], most - 1):
            return word[:place], *others
    return ()
