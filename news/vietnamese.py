"""Vietnamese text folded to plain letters, for search and for addresses."""

import re
import unicodedata

# Unicode gives đ no decomposition: dropping the marks alone would drop the letter.
_BARRED_D = str.maketrans("đĐ", "dD")


def fold(text: str) -> str:
    """Lower-case letters without any mark, so that "Thi đua", "THI ĐUA" and their decomposed forms are equal."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_BARRED_D))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def slug(text: str, most: int = 120) -> str:
    """The text as a part of an address, cut between words to at most `most` characters; "tin" when nothing is left."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) > most:
        words = words[: most + 1].rpartition("-")[0] or words[:most]
    return words or "tin"
